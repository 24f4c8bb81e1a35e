"""Each number of the first page against a slow and obvious way to count it."""

import datetime as dt

import pytest
from django.utils import timezone
from post_office.models import STATUS

from activities.models import Activity
from desk.dashboard import comparing, plots
from desk.dashboard.counting import counted, days_drawn, signups_by_day
from desk.dashboard.waiting import desk_of
from desk.moderation.ages import Age, by_age
from editions.models import Edition
from signups.models import Signup
from teams.models import TeamParticipation
from tests.desk.dashboard.world import (
    LAST_FIRST_DAY,
    LAST_UNTIL,
    fill_the_desk,
    last_edition,
    make_activity_then,
    make_letter,
)
from tests.desk.queue_cast import hours_ago, waiting_activity
from tests.factories import make_activity, make_edition, make_signup
from verbinding.lib.country import outlines
from verbinding.lib.gazetteer import PROVINCES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


def day_of(time):
    return timezone.localtime(time).date()


def is_online(activity):
    return activity.status == "gepubliceerd"


@pytest.fixture
def world(anna, edition):
    fill_the_desk(anna)


# --- How long things wait -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (0, Age.FRESH),
        (0.99, Age.FRESH),
        (1, Age.PROMISED),
        (4, Age.PROMISED),
        (4.01, Age.LATE),
        (24, Age.LATE),
        (24.01, Age.DAYS),
        (2000, Age.DAYS),
    ],
)
def test_ages_are_classed_at_their_borders(hours, expected, mo):
    waiting_activity(waited=hours)
    desk = desk_of(mo)

    assert [age for age, count in by_age(desk.spots, desk.now) if count] == [expected]


@pytest.mark.usefixtures("world")
def test_ages_add_up_to_the_line(mo):
    desk = desk_of(mo)

    plot = plots.ages_plot(desk)

    assert plot.total == len(desk.spots) > 8
    assert [bar.value.is_marked for bar in plot.bars] == [False, False, True, True]


# --- Sign-ups by day ----------------------------------------------------------------------------


@pytest.mark.usefixtures("world")
def test_signups_by_day_are_those_confirmed_on_it(edition):
    days = days_drawn(edition)
    confirmed = [one for one in Signup.objects.all() if one.confirmed_at]

    found = signups_by_day(days)

    assert len(found) == 14
    assert found == {day: sum(day_of(one.confirmed_at) == day for one in confirmed) for day in days}
    assert sum(found.values()) == 4


@pytest.mark.parametrize(("hour", "minute"), [(0, 0), (23, 59)])
def test_day_begins_at_midnight_in_amsterdam(hour, minute, edition):
    day = dt.date(2026, 11, 20)
    make_signup(
        confirmed_at=timezone.make_aware(dt.datetime(2026, 11, 20, hour, minute)),
    )

    found = signups_by_day(days_drawn(edition))

    assert {key for key, count in found.items() if count} == {day}


@pytest.mark.parametrize(
    ("days_later", "last"),
    [(0, dt.date(2026, 11, 23)), (24, dt.date(2026, 12, 17)), (40, dt.date(2026, 12, 19))],
)
def test_days_drawn_end_today_or_with_the_week(days_later, last, edition, moment_in_time):
    moment_in_time.shift(days_later * 24 * 3600)

    days = days_drawn(edition)

    assert (days[-1], len(days)) == (last, 14)


# --- Provinces ----------------------------------------------------------------------------------


@pytest.mark.usefixtures("world")
def test_provinces_count_what_is_online(edition):
    country = plots.country_of(edition, counted(edition).now)
    online = [one for one in Activity.objects.filter(edition=edition) if is_online(one)]

    for province in country.provinces:
        expected = sum(one.province == province.name for one in online)
        assert province.count == expected, province.name
    assert country.elsewhere.count == 1
    assert country.total + country.elsewhere.count == len(online)
    assert "Zeeland" in country.empty


def test_provinces_without_anything_are_drawn_too(edition):
    country = plots.country_of(edition, counted(edition).now)

    assert {one.slug for one in country.provinces} == set(outlines())
    assert [one.tint for one in country.provinces] == [0] * 12
    assert len(country.empty) == len(PROVINCES)
    assert country.elsewhere is None


# --- Beside the last edition --------------------------------------------------------------------


def slow_counts(edition, until=None):
    """By hand: what was there by the end of that day."""
    end = until or dt.date.max
    online = [
        one
        for one in Activity.objects.filter(edition=edition)
        if is_online(one) and day_of(one.published_at) <= end
    ]
    joined = TeamParticipation.objects.filter(edition=edition, team__status="gepubliceerd")
    signups = Signup.objects.filter(moment__activity__edition=edition).exclude(confirmed_at=None)
    return {
        "activities": len(online),
        "moments": sum(one.moments.filter(cancelled_at=None).count() for one in online),
        "teams": sum(day_of(one.since) <= end for one in joined),
        "signups": sum(day_of(one.confirmed_at) <= end for one in signups),
        "municipalities": len({one.municipality_code for one in online} - {""}),
    }


@pytest.mark.usefixtures("world")
def test_numbers_stand_beside_those_of_the_same_day(olga, edition):
    rows = comparing.compared(olga, counted(edition))
    last = Edition.objects.get(year=2025)

    assert {row.name: row.now.count for row in rows} == slow_counts(edition)
    assert {row.name: row.then.count for row in rows} == slow_counts(last, LAST_UNTIL)
    assert slow_counts(last, LAST_UNTIL) != slow_counts(last)


def test_same_day_of_the_last_edition_counts_and_the_next_does_not(olga, edition):
    last = last_edition()
    make_activity_then(last, LAST_UNTIL)
    make_activity_then(last, LAST_UNTIL + dt.timedelta(days=1))
    make_activity(edition=edition)
    make_activity(edition=edition)

    row = comparing.compared(olga, counted(edition))[0]

    assert (row.label, row.now.count, row.then.count) == ("Activiteiten", 2, 1)
    assert row.difference == "1 meer"
    assert counted(edition).until == LAST_UNTIL
    assert (edition.first_day - dt.date(2026, 11, 23)) == LAST_FIRST_DAY - LAST_UNTIL


@pytest.mark.parametrize(("now", "words"), [(0, "1 minder"), (1, "evenveel"), (3, "2 meer")])
def test_difference_is_said_in_words(now, words, olga, edition):
    make_activity_then(last_edition(), LAST_UNTIL)
    for number in range(now):
        make_activity(f"Nu {number}", edition=edition)

    assert comparing.compared(olga, counted(edition))[0].difference == words


def test_nothing_is_made_up_where_the_last_edition_has_nothing(olga, edition):
    last = last_edition()
    make_activity("Alleen dit", edition=last, province="")

    rows = {row.name: row for row in comparing.compared(olga, counted(edition))}

    assert rows["activities"].then.count == 0
    assert (rows["signups"].then, rows["signups"].difference) == (None, "geen gegevens")
    assert rows["teams"].then is None


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (None, "Dit is de eerste editie: er is nog niets om mee te vergelijken."),
        ({}, "Vergelijken kan niet: van Editie 2025 staat hier niets."),
        (
            {"first_day": None, "last_day": None},
            "Vergelijken kan niet: van Editie 2025 zijn de dagen niet bekend.",
        ),
    ],
)
def test_page_says_why_it_compares_nothing(last, words, edition, as_olga):
    if last is not None:
        days = {"first_day": LAST_FIRST_DAY, "last_day": LAST_FIRST_DAY + dt.timedelta(days=5)}
        make_edition(2025, title="Editie 2025", **{**days, **last})

    assert counted(edition).words == words
    assert words in as_olga.get("/beheer/").text


def test_counts_are_kept_until_asked_anew(as_olga, edition):
    as_olga.get("/beheer/")
    make_activity()

    kept = as_olga.get("/beheer/").context["counted"].now.numbers["activities"]
    anew = as_olga.get("/beheer/?vers=1").context["counted"].now.numbers["activities"]

    assert (kept, anew) == (0, 1)


# --- Mail ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letters", "count", "is_urgent"),
    [
        ([("requeued", 14)], 0, False),
        ([("requeued", 60)], 1, False),
        ([("queued", 14)], 0, False),
        ([("queued", 16)], 1, True),
        ([("requeued", 60), ("requeued", 50), ("requeued", 40)], 3, True),
    ],
)
def test_letters_that_stay_behind_are_told(letters, count, is_urgent, olga):
    for status, minutes in letters:
        make_letter(getattr(STATUS, status), minutes)

    late = [line for line in desk_of(olga).lines if line.label == "E-mails die blijven wachten"]

    assert [(line.count, line.is_urgent) for line in late] == (
        [(count, is_urgent)] if count else []
    )


def test_unchecked_of_today_are_told_apart(mo, anna):
    now = make_activity("Nu", owner=anna)
    before = make_activity("Eerder", owner=anna)
    Activity.objects.filter(pk=now.pk).update(checked_at=None)
    Activity.objects.filter(pk=before.pk).update(checked_at=None, published_at=hours_ago(13))

    line = next(one for one in desk_of(mo).lines if one.label == "Online zonder blik vooraf")

    assert (line.count, line.beside.count) == (2, 1)
