"""The cast, the clock and the logged-in browsers that every test may ask for.

anna leads a published InspiratieTeam, bram is a member of it, chris leads another one, sam only
has an account; mo is a moderator and olga an organiser.
"""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.http import HttpRequest
from django.test import Client

from desk.groups import EDITOR, MODERATOR, ORGANISER, SPONSOR_MANAGER, given_to
from tests import factories
from verbinding.lib import keptpages
from verbinding.lib.filecache import SharedFileCache

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture(autouse=True)
def moment_in_time():
    """It is Monday 23 November 2026, noon, in every test; `.shift(seconds)` lets time pass."""
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def _clean_cache():
    """Limits and cached pages of one test must not reach the next."""
    cache.clear()


@pytest.fixture(params=["in memory", "in files"])
def kept_where(request, tmp_path, monkeypatch):
    """Pages stay in the shared cache and, in this process, in a copy nearby."""
    monkeypatch.setattr(keptpages, "_nearby", {})
    if request.param == "in files":
        monkeypatch.setattr(keptpages, "cache", SharedFileCache(str(tmp_path), {}))
    return keptpages.cache


@pytest.fixture
def edition(db):
    return factories.current_edition()


# --- The cast -----------------------------------------------------------------------------------


@pytest.fixture
def anna(db):
    return factories.make_user("Anna", email="anna@example.nl")


@pytest.fixture
def bram(db):
    return factories.make_user("Bram", email="bram@example.nl")


@pytest.fixture
def chris(db):
    return factories.make_user("Chris", email="chris@example.nl")


@pytest.fixture
def sam(db):
    return factories.make_user("Sam", email="sam@example.nl")


@pytest.fixture
def mo(db):
    return _make_staff("Mo", MODERATOR)


@pytest.fixture
def olga(db):
    return _make_staff("Olga", ORGANISER)


@pytest.fixture
def vera(db):
    return _make_staff("Vera", SPONSOR_MANAGER)


@pytest.fixture
def tess(db):
    return _make_staff("Tess", EDITOR)


def _make_staff(name, group_name):
    # Migrations made the groups; a test with real transactions before this one emptied them.
    group, _ = Group.objects.get_or_create(name=group_name)
    group.permissions.add(*Permission.objects.filter(given_to()[group_name]))
    user = factories.make_user(name, email=f"{name.lower()}@example.nl", is_staff=True)
    user.groups.add(group)
    factories.make_second_step(user)
    return user


@pytest.fixture
def team(edition, anna, bram):
    """The team that anna leads, with bram in it."""
    return factories.make_team("Samen in Zwolle", lead=anna, members=[bram])


@pytest.fixture
def other_team(edition, chris):
    return factories.make_team("Buren van Breda", lead=chris)


# --- Their browsers -----------------------------------------------------------------------------


def logged_in(user):
    """A client in which this person logged in; staff took their second step as well."""
    client = Client()
    client.force_login(user)
    if user.is_staff:
        request = HttpRequest()
        request.session = client.session
        record_authentication(request, user, "mfa", type="totp")
        request.session.save()
    return client


@pytest.fixture
def as_anna(anna, team):
    return logged_in(anna)


@pytest.fixture
def as_bram(bram, team):
    return logged_in(bram)


@pytest.fixture
def as_chris(chris, other_team):
    return logged_in(chris)


@pytest.fixture
def as_sam(sam):
    return logged_in(sam)


@pytest.fixture
def as_mo(mo):
    return logged_in(mo)


@pytest.fixture
def as_olga(olga):
    return logged_in(olga)


@pytest.fixture
def as_vera(vera):
    return logged_in(vera)


@pytest.fixture
def as_tess(tess):
    return logged_in(tess)
