"""Whom the site writes to when something waits."""

import pytest

from accounts.staff import moderator_addresses
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_moderators_are_staff_who_may_moderate(mo, olga, sam):
    make_user("Hulp", is_staff=True)
    root = make_user("Wortel", is_staff=True, is_superuser=True)

    assert moderator_addresses() == sorted([mo.email, olga.email, root.email])


@pytest.mark.parametrize("lost", ["is_active", "is_staff"])
def test_who_left_hears_nothing_more(mo, lost):
    setattr(mo, lost, False)
    mo.save()

    assert moderator_addresses() == []
