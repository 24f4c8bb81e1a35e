"""The groups: made by the migrations, also before Django made any permission."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection

from desk.groups import EDITOR, MODERATOR, ORGANISER, OUR_APPS, SPONSOR_MANAGER, fill_groups

pytestmark = pytest.mark.django_db

NAMES = (ORGANISER, MODERATOR, SPONSOR_MANAGER, EDITOR)


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
    before = {name: codes(name) for name in NAMES}

    fill()

    assert {name: codes(name) for name in NAMES} == before
    assert Group.objects.count() == len(NAMES)


def test_organisers_have_every_permission_of_our_apps_and_no_other():
    fill()

    ours = Permission.objects.filter(content_type__app_label__in=OUR_APPS)
    assert codes(ORGANISER) == set(ours.values_list("codename", flat=True))


def test_moderators_remove_nothing():
    fill()

    assert not any(code.startswith(("delete_", "add_")) for code in codes(MODERATOR))


def test_sponsor_managers_do_all_with_sponsors_and_nothing_else():
    fill()

    held = Permission.objects.filter(group__name=SPONSOR_MANAGER)
    assert set(held.values_list("content_type__app_label", flat=True)) == {"sponsors"}
    assert {"change_sponsor", "delete_sponsorship", "view_enquiry"} <= codes(SPONSOR_MANAGER)


def test_editors_write_pages_and_ideas_and_see_nobody():
    fill()

    assert {"change_page", "add_spelregels", "change_theme", "change_idea"} <= codes(EDITOR)
    apart = {"moderate", "view_user", "view_activity", "change_edition", "delete_idea"}
    assert not apart & codes(EDITOR)


@pytest.mark.parametrize("name", [MODERATOR, SPONSOR_MANAGER, EDITOR])
def test_an_organiser_may_do_all_that_the_others_may(name):
    fill()

    assert codes(name) <= codes(ORGANISER)
