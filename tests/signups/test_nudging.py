"""An organiser who wants to say yes to each hears that somebody waits."""

import re

import pytest
from django.utils import timezone

from signups.guests import approve
from signups.models import State
from signups.nudging import tell_organisers
from tests.conftest import logged_in
from tests.factories import make_activity, make_signup
from tests.signups.test_rivals import at_once
from tests.signups.typed import letters_to, newest_letter_to
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
ANNA = "anna@example.nl"


@pytest.fixture
def moment(db, anna):
    activity = make_activity("Soep", coming="aanmelden", approves_signups=True, owner=anna)
    return activity.moments.get()


def test_letter_says_how_many_wait_and_leads_to_the_list(moment, anna):
    make_signup(moment, "Noor", state=State.ASKED)
    make_signup(moment, state=State.ASKED)
    make_signup(moment)

    assert tell_organisers() == 1

    letter = newest_letter_to(ANNA)
    assert letter.subject == "2 mensen willen komen: Soep"
    assert "Noor" not in letter.message
    links = re.findall(r"http://testserver(/\S*)", letter.message)
    assert set(re.findall(r'href="http://testserver([^"]*)"', letter.html_message)) == set(links)
    assert [logged_in(anna).get(link).status_code for link in links] == [200, 200]


def test_organiser_hears_once_of_each_and_no_more_than_once_in_four_hours(moment, moment_in_time):
    make_signup(moment, state=State.ASKED)
    assert [tell_organisers(), tell_organisers()] == [1, 0]

    make_signup(moment, state=State.ASKED)
    moment_in_time.shift(3600)
    assert tell_organisers() == 0
    moment_in_time.shift(3 * 3600 + 1)
    assert [tell_organisers(), tell_organisers()] == [1, 0]
    moment_in_time.shift(24 * 3600)
    assert tell_organisers() == 0

    assert letters_to(ANNA) == ["Iemand wil komen: Soep", "2 mensen willen komen: Soep"]


@pytest.mark.parametrize("end", ["answered", "coming", "over", "cancelled", "orphan"])
def test_nobody_hears_of_what_asks_no_answer(moment, moment_in_time, end):
    state = State.COMING if end == "coming" else State.ASKED
    signup = make_signup(moment, state=state)
    if end == "answered":
        approve(signup)
    elif end == "over":
        moment_in_time.move_to("2026-12-20 12:00:00+01:00")
    elif end == "cancelled":
        type(moment).objects.update(cancelled_at=timezone.now())
    elif end == "orphan":
        type(moment.activity).objects.update(owner=None)

    assert tell_organisers() == 0
    assert letters_to(ANNA) == []


def test_offline_waits_until_it_is_back(moment):
    make_signup(moment, state=State.ASKED)
    activities = type(moment.activity).objects
    activities.update(status=Status.OFFLINE, status_note="Even weg")
    assert tell_organisers() == 0

    activities.update(status=Status.PUBLISHED)
    assert tell_organisers() == 1


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_write_one_letter(moment):
    make_signup(moment, state=State.ASKED)

    assert sum(at_once([tell_organisers] * 4)) == 1
    assert letters_to(ANNA) == ["Iemand wil komen: Soep"]
