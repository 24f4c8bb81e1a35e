"""What a sender shows: an address that is soon forgotten, or very much at once."""

import pytest
from django.utils import timezone

from activities.workflow import take_step
from ideas.workflow import take_step as step_of_idea
from teams.workflow import take_step as step_of_team
from tests.factories import make_activity, make_idea, make_team, make_user
from verbinding.lib.publishing import Status
from verbinding.lib.sendersigns import MANY, MOST_AT_ONCE, THROWAWAY, is_throwaway

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
SUSPECT = "noor@mailinator.com"


def concept(owner, **overrides):
    return make_activity(owner=owner, status=Status.CONCEPT, published_at=None, **overrides)


def trusted(**overrides):
    return make_user("Trix", trusted_at=timezone.now(), **overrides)


def send_in(activity):
    take_step(activity, "submit", by=activity.owner)
    activity.refresh_from_db()
    return activity.status


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        ("a@mailinator.com", True),
        ("a@MAILINATOR.com", True),
        ("a@post.mailinator.com", True),
        ("a@mailinator.com.", True),
        ("a@example.nl", False),
        ("mailinator.com@example.nl", False),
        ("a@notmailinator.com.example.nl", False),
        ("a@com", False),
        ("", False),
        ("a@", False),
    ],
)
def test_throw_away_addresses_are_known_by_their_domain(email, expected):
    assert is_throwaway(email) is expected


def test_trusted_person_with_a_throw_away_address_waits_in_line():
    activity = concept(trusted(email=SUSPECT))

    assert send_in(activity) == Status.SUBMITTED
    assert activity.risk_signs == [THROWAWAY]


def test_trusted_person_with_an_address_of_their_own_is_online_at_once():
    assert send_in(concept(trusted())) == Status.PUBLISHED


def test_ideas_and_teams_carry_the_sign_too():
    noor = make_user("Noor", email=SUSPECT)
    idea = make_idea(sent_by=noor, status=Status.CONCEPT)
    team = make_team(lead=noor, status=Status.CONCEPT, entered_by=noor)

    step_of_idea(idea, "submit", by=noor)
    step_of_team(team, "submit", by=noor)

    for thing in (idea, team):
        thing.refresh_from_db()
        assert thing.risk_signs == [THROWAWAY]


def test_very_much_at_once_waits_in_line_from_then_on(moment_in_time):
    owner = trusted()
    stands = [send_in(concept(owner)) for _ in range(MOST_AT_ONCE + 1)]
    moment_in_time.shift(61 * 60)
    later = send_in(concept(owner))

    assert stands == [*[Status.PUBLISHED] * MOST_AT_ONCE, Status.SUBMITTED]
    assert later == Status.PUBLISHED


def test_one_thing_sent_again_and_again_counts_once():
    activity = concept(make_user())
    for _ in range(MOST_AT_ONCE + 2):
        take_step(activity, "submit", by=activity.owner)
        take_step(activity, "withdraw", by=activity.owner)

    send_in(activity)

    assert activity.risk_signs == []


def test_what_comes_along_from_another_year_tells_nothing():
    owner = trusted()
    originals = [make_activity(owner=owner) for _ in range(MOST_AT_ONCE + 1)]

    stands = [send_in(concept(owner, copied_from=one)) for one in originals]

    assert stands == [Status.PUBLISHED] * len(originals)


def test_copy_of_a_strangers_activity_counts():
    owner, original = trusted(), make_activity(owner=make_user())

    stands = [send_in(concept(owner, copied_from=original)) for _ in range(MOST_AT_ONCE + 1)]

    assert stands[-1] == Status.SUBMITTED


def test_staff_who_enter_for_others_do_nothing_strange(olga):
    activities = [concept(olga) for _ in range(MOST_AT_ONCE + 1)]
    for activity in activities:
        send_in(activity)

    assert {MANY} & {sign for activity in activities for sign in activity.risk_signs} == set()


def test_sign_is_added_once_and_keeps_the_others():
    noor = make_user("Noor", email=SUSPECT)
    activity = concept(noor, risk_signs=["link in de tekst"])
    take_step(activity, "submit", by=noor)
    take_step(activity, "withdraw", by=noor)
    send_in(activity)

    assert activity.risk_signs == ["link in de tekst", THROWAWAY]
