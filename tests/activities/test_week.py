"""The week as a calendar, against a slow and obvious sorting of all moments."""

import datetime as dt
import random
import re

import pytest

from activities.models import Moment
from activities.week import ENTRIES_IN_CELL
from tests.factories import AMSTERDAM, at, make_activity, make_edition, make_moment
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
WEEK = "/activiteiten/week/"
MONDAY = dt.date(2026, 12, 14)


def week(client, query=""):
    page = client.get(f"{WEEK}?{query}")
    assert page.status_code == 200
    return page.context["week"]


def cells(shown):
    return {
        (day.date, cell.daypart): ([moment.pk for moment in cell.moments], cell.count)
        for day in shown.days
        for cell in day.cells
    }


def sorted_by_hand(days):
    expected = {(day, part): [] for day in days for part in Moment.Daypart.values}
    for moment in sorted(Moment.objects.all(), key=lambda one: (one.starts_at, one.pk)):
        local = moment.starts_at.astimezone(AMSTERDAM)
        part = "ochtend" if 6 <= local.hour < 12 else "middag" if 12 <= local.hour < 18 else "avond"
        if (local.date(), part) in expected:
            expected[local.date(), part].append(moment.pk)
    return {key: (found[:ENTRIES_IN_CELL], len(found)) for key, found in expected.items()}


@pytest.fixture
def busy(edition):
    dice = random.Random(3)
    for _ in range(12):
        activity = make_activity(moments=0)
        for _ in range(8):
            make_moment(
                activity, at(MONDAY + dt.timedelta(dice.randrange(3)), dice.randrange(7, 22))
            )


def test_cells_hold_the_first_moments_of_each_part_of_the_day(client, busy, edition):
    shown = cells(week(client))

    assert shown == sorted_by_hand(edition.days)
    assert max(count for _, count in shown.values()) > ENTRIES_IN_CELL


def test_more_leads_to_the_list_of_that_day_and_part(client, edition):
    for _ in range(ENTRIES_IN_CELL + 2):
        make_activity()
    make_activity("Een prijs", cost=5)

    page = client.get(f"{WEEK}?gratis=1")
    cell = page.context["week"].days[0].cells[1]

    assert cell.more == 2
    assert cell.url == "/activiteiten/?gratis=1&dag=2026-12-14&dagdeel=middag"
    assert "en 2 meer" in page.text
    assert client.get(cell.url).context["page_obj"].paginator.count == ENTRIES_IN_CELL + 2


def test_strip_of_days_counts_what_the_columns_show(client, edition):
    """Twice on one day is two moments, though it is one activity."""
    activity = make_activity(moments=1)
    make_moment(activity, at(MONDAY, 19))

    page = client.get(WEEK)

    strip = page.text.partition('<nav class="day-strip"')[2].partition("</nav>")[0]
    assert re.findall(r'count">(\d+) <span class="day-strip__noun">(\w+)<', strip) == [
        ("2", "momenten")
    ]
    assert strip.count("niets") == 5


def test_filters_narrow_moments_and_columns(client, busy, edition):
    all_cells = cells(week(client))

    narrowed = cells(week(client, "dag=2026-12-15&dagdeel=avond"))

    key = (MONDAY + dt.timedelta(1), "avond")
    assert narrowed == {key: all_cells[key]}


def test_filters_on_activities_are_honoured(client, edition):
    make_activity("Soep", welcomes_alone=True)
    make_activity("Wandeling")

    [moment] = week(client, "alleen-welkom=1").days[0].cells[1].moments

    assert moment.activity.title == "Soep"


def test_what_is_off_is_crossed_out_and_says_so(client, edition):
    make_activity("Gaat door")
    make_activity("Afgelast", status=Status.CANCELLED)
    half = make_activity("Half", moments=2)
    half.moments.filter(local_date=MONDAY).update(cancelled_at=at(MONDAY, 8))

    page = client.get(WEEK)

    off = {
        (moment.activity.title, moment.local_date.day)
        for day in page.context["week"].days
        for cell in day.cells
        for moment in cell.moments
        if moment.is_off
    }
    assert off == {("Afgelast", 14), ("Half", 14)}
    assert page.text.count("<s>") == page.text.count("Gaat niet door:") == 2


def test_what_is_free_says_so_in_words(client, edition):
    """The sign for money alone would say the opposite."""
    make_activity("Soep")
    make_activity("Een prijs", cost=5)

    assert re.findall(r"week__free\">(\w+)<", client.get(WEEK).text) == ["gratis"]


def test_what_is_not_public_is_left_out(client, edition):
    make_activity(status=Status.SUBMITTED)
    make_activity(status=Status.OFFLINE)

    assert week(client).count == 0


def test_days_that_are_over_say_so(client, edition, moment_in_time):
    make_activity(moments=6)
    moment_in_time.move_to(at(MONDAY + dt.timedelta(2), 10))

    page = client.get(WEEK)

    assert [day.count for day in page.context["week"].days] == [0, 0, 1, 1, 1, 1]
    assert page.text.count("Voorbij") == 2


def test_day_is_over_at_midnight_in_amsterdam(client, edition, moment_in_time):
    make_activity(moments=6)
    counts = []
    for hour, minute in ((23, 59), (0, 0)):
        day = MONDAY + dt.timedelta(hour == 0)
        moment_in_time.move_to(at(day, hour, minute))
        counts.append(client.get(WEEK).text.count("Voorbij"))

    assert counts == [0, 1]


def test_day_of_a_moment_is_that_of_amsterdam_however_its_time_was_told(edition):
    late = dt.datetime(2026, 12, 14, 23, 30, tzinfo=dt.UTC)
    moment = Moment()

    moment.set_times(late, late + dt.timedelta(hours=1))

    assert (moment.local_date, moment.daypart) == (MONDAY + dt.timedelta(1), "avond")


def test_moments_on_other_days_are_told(client, edition):
    early = make_activity(moments=1)
    make_moment(early, at(edition.first_day - dt.timedelta(3), 10))

    shown = week(client)

    assert (shown.outside, shown.count) == (1, 2)
    assert "Op andere dagen: nog 1 keer" in client.get(WEEK).text


def test_empty_week_invites(client, edition):
    assert "Jij kunt de eerste zijn" in client.get(WEEK).text


def test_edition_without_dates_says_so(client):
    make_edition(first_day=None, last_day=None)

    assert "De dagen staan nog niet vast" in client.get(WEEK).text


def test_week_asks_as_often_for_many_as_for_one(client, edition):
    make_activity()
    with_one = queries_of(client, WEEK)
    for number in range(20):
        make_activity(moments=1 + number % 6)

    assert queries_of(client, WEEK) == with_one
    assert with_one <= 10
