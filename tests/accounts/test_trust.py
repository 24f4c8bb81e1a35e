"""Who gives trust to a person, and who can't."""

import pytest

from accounts.trust import trust_person, untrust_person
from verbinding.lib.workflow import StepRefused

pytestmark = pytest.mark.django_db


def test_moderator_gives_and_takes_trust(mo, sam):
    trust_person(sam, mo)
    sam.refresh_from_db()
    given = (sam.is_trusted, sam.trusted_by)

    untrust_person(sam, mo)
    sam.refresh_from_db()

    assert given == (True, mo)
    assert (sam.is_trusted, sam.trusted_by) == (False, None)


@pytest.mark.parametrize("who", ["sam", "anna", "bram"])
def test_nobody_else_gives_trust(who, chris, request):
    with pytest.raises(StepRefused):
        trust_person(chris, request.getfixturevalue(who))

    chris.refresh_from_db()
    assert not chris.is_trusted


def test_second_moderator_hears_that_somebody_was_first(mo, olga, sam):
    trust_person(sam, olga)

    with pytest.raises(StepRefused, match="Iemand was je voor"):
        trust_person(sam, mo)

    sam.refresh_from_db()
    assert sam.trusted_by == olga
