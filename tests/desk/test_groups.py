"""The two groups: made by the migrations, also before Django made any permission."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection

from desk.groups import MODERATOR, ORGANISER, OUR_APPS, fill_groups

pytestmark = pytest.mark.django_db


def codes(name):
    return set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))


def fill():
    fill_groups(apps, SimpleNamespace(connection=connection))


@pytest.fixture
def _fresh_database():
    Group.objects.all().delete()
    Permission.objects.all().delete()


@pytest.mark.usefixtures("_fresh_database")
def test_groups_are_filled_when_no_permission_exists_yet():
    fill()

    assert "moderate" in codes(ORGANISER)
    assert {"moderate", "change_activity", "view_report"} <= codes(MODERATOR)


@pytest.mark.usefixtures("_fresh_database")
def test_filling_again_changes_nothing():
    fill()
    before = codes(ORGANISER), codes(MODERATOR)

    fill()

    assert (codes(ORGANISER), codes(MODERATOR)) == before
    assert Group.objects.count() == 2


def test_organisers_have_every_permission_of_our_apps_and_no_other():
    fill()

    ours = Permission.objects.filter(content_type__app_label__in=OUR_APPS)
    assert codes(ORGANISER) == set(ours.values_list("codename", flat=True))


def test_moderators_remove_nothing():
    fill()

    assert not any(code.startswith(("delete_", "add_")) for code in codes(MODERATOR))
