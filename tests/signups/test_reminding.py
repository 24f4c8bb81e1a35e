"""The day before, everybody who comes gets one letter."""

import pytest

from signups.guests import cancel
from signups.models import Signup, State
from signups.reminding import remind, remind_one
from tests.factories import make_activity, make_signup
from tests.signups.test_rivals import at_once
from tests.signups.typed import letters_to, newest_letter_to
from verbinding.lib.publishing import Status

# The moment is on Monday 14 December, at two o'clock.
DAY_BEFORE = "2026-12-13 10:00:00+01:00"


@pytest.fixture
def moment(db):
    activity = make_activity(
        "Soep", coming="aanmelden", address="Zandweg 3", address_visibility="aangemeld"
    )
    activity.moments.update(capacity=4)
    return activity.moments.get()


@pytest.mark.parametrize(
    ("at", "letters"),
    [
        ("2026-12-12 23:00:00+01:00", 0),
        ("2026-12-13 09:59:59+01:00", 0),
        (DAY_BEFORE, 1),
        ("2026-12-13 23:59:59+01:00", 1),
        ("2026-12-14 08:00:00+01:00", 0),
    ],
)
def test_letter_goes_the_day_before_from_ten_o_clock(moment, moment_in_time, at, letters):
    signup = make_signup(moment)
    moment_in_time.move_to(at)

    assert remind() == letters
    assert letters_to(signup.email) == ["Morgen: Soep"] * letters


def test_letter_tells_the_place_and_how_to_say_no(client, moment, moment_in_time):
    signup = make_signup(moment, people=3)
    moment_in_time.move_to(DAY_BEFORE)

    remind()

    letter = newest_letter_to(signup.email)
    assert "jullie komen met 3 mensen" in letter.message
    assert "Zandweg 3" in letter.message
    assert "Kun je niet? Zeg het even af" in letter.message
    assert client.get(signup.get_absolute_url()).status_code == 200
    assert signup.get_absolute_url() in letter.html_message


def test_nobody_is_reminded_twice(moment, moment_in_time):
    signup = make_signup(moment)
    moment_in_time.move_to(DAY_BEFORE)

    assert [remind(), remind()] == [1, 0]
    moment_in_time.shift(3600)
    assert remind() == 0
    assert len(letters_to(signup.email)) == 1


def test_who_signed_up_after_ten_knows_it_well_enough(moment, moment_in_time):
    moment_in_time.move_to("2026-12-13 10:30:00+01:00")
    signup = make_signup(moment)

    assert remind() == 0
    assert letters_to(signup.email) == []


def test_who_moves_up_later_that_day_gets_that_letter_alone(moment, moment_in_time):
    coming, waiting = make_signup(moment, people=4), make_signup(moment, state=State.WAITING)
    moment_in_time.move_to(DAY_BEFORE)
    remind()

    cancel(coming)

    assert remind() == 0
    assert letters_to(waiting.email) == ["Er is plaats, je komt: Soep"]


@pytest.mark.parametrize("end", ["cancelled", "offline", "moment", "left", "forgotten"])
def test_nobody_is_reminded_of_what_is_not(moment, moment_in_time, end):
    signup = make_signup(moment, state=State.CANCELLED if end == "left" else State.COMING)
    address = signup.email
    if end == "moment":
        type(moment).objects.update(cancelled_at="2026-12-01T10:00Z")
    elif end == "forgotten":
        Signup.objects.all().forget_people()
    elif end != "left":
        status = Status.CANCELLED if end == "cancelled" else Status.OFFLINE
        type(moment.activity).objects.update(status=status, status_note="Ziek")
    moment_in_time.move_to(DAY_BEFORE)

    assert remind() == 0
    assert letters_to(address) == []


def test_letter_never_crosses_a_cancellation(moment):
    """The clock read the list, then somebody cancelled, then the clock came to their row."""
    signup = make_signup(moment)
    Signup.objects.update(state=State.CANCELLED)

    assert not remind_one(signup)
    assert letters_to(signup.email) == []


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_write_one_letter(moment, moment_in_time):
    signups = [make_signup(moment) for _ in range(3)]
    moment_in_time.move_to(DAY_BEFORE)

    assert sum(at_once([remind] * 4)) == 3
    for signup in signups:
        assert letters_to(signup.email) == ["Morgen: Soep"]
