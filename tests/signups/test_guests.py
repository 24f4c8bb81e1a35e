"""The organiser's verbs: yes, no, who was there, and who comes."""

import pytest

from signups.guests import approve, cancel, decline, mark_present, people_coming
from signups.jobs import move_up_everywhere
from signups.models import Signup, State, Tally
from signups.places import hold, take
from tests.factories import make_activity, make_signup
from tests.signups.typed import letters_to, newest_letter_to
from verbinding.lib.keptpages import page_revision
from verbinding.lib.pagecache import renew_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def moment(edition):
    activity = make_activity("Soep", coming="aanmelden", approves_signups=True)
    activity.moments.update(capacity=2)
    return activity.moments.get()


def taken(moment):
    return Tally.objects.get(moment=moment).taken


def test_yes_takes_the_places(moment):
    asked = make_signup(moment, state=State.ASKED, people=2)

    assert approve(asked)

    assert (asked.state, taken(moment)) == (State.COMING, 2)
    assert letters_to(asked.email) == ["Je komt: Soep"]
    assert "De organisator heeft ja gezegd" in newest_letter_to(asked.email).message


def test_yes_when_it_is_full_means_waiting(moment):
    coming, asked = make_signup(moment, people=2), make_signup(moment, state=State.ASKED)

    approve(asked)
    assert letters_to(asked.email) == ["Je staat op de wachtlijst: Soep"]
    cancel(coming)

    asked.refresh_from_db()
    assert (asked.state, taken(moment)) == (State.COMING, 1)


def test_yes_is_said_once(moment):
    asked = make_signup(moment, state=State.ASKED)

    assert [approve(asked), approve(asked)] == [True, False]
    assert taken(moment) == 1
    assert len(letters_to(asked.email)) == 1


@pytest.mark.parametrize("state", [State.UNCONFIRMED, State.DECLINED, State.CANCELLED])
def test_yes_and_no_are_for_who_asked(moment, state):
    signup = make_signup(moment, state=state)

    assert not approve(signup)
    assert not decline(signup)
    assert Signup.objects.get().state == state
    assert letters_to(signup.email) == []


def test_no_comes_with_the_organisers_words(moment):
    asked = make_signup(moment, state=State.ASKED)

    assert decline(asked, "We zijn al met veel.")

    assert (asked.state, taken(moment)) == (State.DECLINED, 0)
    assert letters_to(asked.email) == ["Het lukt deze keer niet: Soep"]
    assert "> We zijn al met veel." in newest_letter_to(asked.email).message


def test_no_to_who_came_already_lets_the_next_come(moment):
    coming = make_signup(moment, people=2)
    waiting = make_signup(moment, state=State.WAITING)

    decline(coming)

    waiting.refresh_from_db()
    assert (waiting.state, taken(moment)) == (State.COMING, 1)


def test_coming_are_named_and_counted(moment):
    make_signup(moment, "Zoë", people=1)
    make_signup(moment, "Anouk", people=1)
    make_signup(moment, "Wacht", state=State.WAITING)

    assert [signup.name for signup in people_coming(moment)] == ["Anouk", "Zoë"]
    assert people_coming(moment).people() == 2


def test_presence_is_noted_and_taken_back(moment):
    signup = make_signup(moment)

    for seen in (True, False, None):
        mark_present(signup, seen)
        assert Signup.objects.get().is_present is seen


def test_nobody_is_called_from_home_once_it_has_begun(moment, moment_in_time):
    coming, waiting = make_signup(moment, people=2), make_signup(moment, state=State.WAITING)
    moment_in_time.move_to("2026-12-14 14:30:00+01:00")

    cancel(coming)

    waiting.refresh_from_db()
    assert waiting.state == State.WAITING


def test_clock_finds_who_could_come(moment):
    waiting = make_signup(moment, state=State.WAITING)
    address = moment.activity.get_absolute_url()
    kept = page_revision(address)

    for _ in range(2):
        move_up_everywhere()

    waiting.refresh_from_db()
    assert (waiting.state, taken(moment)) == (State.COMING, 1)
    assert page_revision(address) != kept
    assert letters_to(waiting.email) == ["Er is plaats, je komt: Soep"]


def test_page_is_made_anew_when_places_change_and_not_by_a_clock_that_moves_nobody(moment):
    coming = make_signup(moment, people=2)
    hold(moment)
    take(moment, 2)
    make_signup(moment, state=State.WAITING)
    address = moment.activity.get_absolute_url()
    renew_page(address)
    kept = page_revision(address)

    move_up_everywhere()
    assert page_revision(address) == kept

    cancel(coming)
    assert page_revision(address) != kept


def test_page_is_made_anew_when_somebody_leaves_and_nobody_waits(moment):
    coming = make_signup(moment, people=2)
    address = moment.activity.get_absolute_url()
    kept = page_revision(address)

    cancel(coming)

    assert page_revision(address) != kept
