"""The line of what waits: its order, what counts as urgent, and the facts of a row."""

import pytest
from django.utils import timezone

from activities.models import Activity
from desk.moderation import queue
from desk.moderation.narrowing import Narrowing
from desk.moderation.senders import senders_of
from tests.desk.queue_cast import (
    hours_ago,
    online_unchecked,
    waiting_activity,
    waiting_proposal,
    waiting_team,
)
from tests.factories import make_activity, make_team
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


def titles(spots):
    return [row.title for row in queue.with_facts(spots)]


def kinds():
    return [spot.kind.value for spot in queue.line()]


def narrowed(parameters):
    return Narrowing.read(parameters).of(queue.line(), timezone.now())


def test_line_begins_with_what_starts_first():
    waiting_activity("Over drie dagen", starts_in=72)
    waiting_activity("Straks", starts_in=5)
    waiting_activity("Morgen", starts_in=30)

    assert titles(queue.line()) == ["Straks", "Morgen", "Over drie dagen"]


def test_line_places_what_has_no_moment_a_day_after_it_was_sent():
    waiting_activity("Straks", starts_in=5)
    waiting_activity("Overmorgen", starts_in=48)
    waiting_team("Net gestart", waited=1)
    waiting_activity("Al voorbij", starts_in=-10, waited=20)

    assert titles(queue.line()) == ["Al voorbij", "Straks", "Net gestart", "Overmorgen"]


def test_line_places_new_words_by_the_moment_of_their_activity():
    soon = make_activity("Soep", moments=0)
    waiting_proposal(soon)
    waiting_activity("In de week")
    waiting_activity("Straks", starts_in=5)

    assert kinds() == ["activiteit", "wijziging", "activiteit"]


def test_line_holds_only_what_waits():
    for status in Status:
        make_activity(status=status)
        make_team(status=status)
    decided = waiting_proposal()
    decided.decided_at = timezone.now()
    decided.save()
    waiting_proposal(make_activity(status=Status.OFFLINE))

    assert kinds().count("activiteit") == 1
    assert kinds().count("team") == 1
    assert kinds().count("wijziging") == 0


def test_line_of_one_kind():
    waiting_activity()
    waiting_team("Het team")

    assert titles(narrowed({"soort": "team"})) == ["Het team"]
    assert len(narrowed({"soort": "onzin", "wacht": "onzin"})) == 2


def test_activity_of_a_waiting_team_is_decided_with_it():
    team = waiting_team("Het team")
    waiting_activity("Wacht op het team", team=team, starts_in=5)

    [spot] = queue.line()

    assert spot.kind.value == "team"
    assert spot.starts_at is not None
    assert spot.is_urgent(timezone.now())


@pytest.mark.parametrize(
    ("waited", "starts_in", "expected"),
    [(3.9, 72, False), (4.1, 72, True), (0, 25, False), (0, 23, True), (0, None, False)],
)
def test_urgent_is_late_or_soon(waited, starts_in, expected):
    waiting_activity(waited=waited, starts_in=starts_in)

    [spot] = queue.line()

    assert spot.is_urgent(timezone.now()) is expected


def test_row_tells_who_sent_it_and_how_that_went_before(anna, bram):
    make_activity(owner=anna)
    make_activity(owner=anna)
    make_activity(owner=anna, status=Status.REJECTED)
    make_team(entered_by=anna)
    known = waiting_activity("Van Anna", owner=anna)
    new = waiting_activity("Van Bram", owner=bram)
    gone = waiting_activity("Van niemand")

    senders = senders_of([known, new, gone])

    assert senders[known].record == "Eerder 3 gepubliceerd, 1 afgewezen"
    assert (senders[new].record, senders[new].is_new) == ("Nieuw hier", True)
    assert (senders[gone].name, senders[gone].record) == ("Onbekend", "Nieuw hier")


def test_rows_carry_signs_in_words():
    waiting_activity(risk_signs=["link in de tekst"])

    [row] = queue.with_facts(queue.line())

    assert row.signs == ["link in de tekst"]
    assert row.age == "1 uur"


def test_rows_leave_out_what_vanished_meanwhile():
    activity = waiting_activity()
    spots = queue.line()
    Activity.objects.filter(pk=activity.pk).delete()

    assert queue.with_facts(spots) == []


def test_next_follows_in_the_line_and_the_last_is_followed_by_the_first():
    for number, hours in enumerate([5, 6, 7]):
        waiting_activity(f"Nummer {number}", starts_in=hours)
    spots = queue.line()
    first, second, third = spots

    assert queue.next_after(first.key, spots) == second
    assert queue.next_after(third.key, spots) == first
    assert queue.next_after("team-999", spots) == first
    assert queue.next_after(first.key, [first]) is None
    assert queue.next_after("team-999", []) is None
    assert [queue.place_of(one.key, spots) for one in spots] == [1, 2, 3]
    assert queue.place_of("team-999", spots) is None


def test_unchecked_lists_what_nobody_looked_at_longest_ago_first():
    online_unchecked("Nieuw", published_at=hours_ago(1))
    online_unchecked("Oud", published_at=hours_ago(9))
    make_activity("Bekeken")

    rows = queue.marked(queue.unchecked())

    assert [str(row.thing) for row in rows] == ["Oud", "Nieuw"]


def test_marking_as_seen_counts_once():
    activity = online_unchecked()

    assert queue.mark_checked(activity) is True
    assert queue.mark_checked(activity) is False
    assert queue.unchecked() == []


def test_what_went_offline_meanwhile_is_not_seen():
    activity = online_unchecked()
    Activity.objects.filter(pk=activity.pk).update(status=Status.OFFLINE)

    assert queue.mark_checked(activity) is False
