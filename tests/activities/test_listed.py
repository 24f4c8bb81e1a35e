"""The rows that lists look at follow every kind of write, held against what the models say."""

import datetime as dt
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import timezone

from activities.listed import install
from activities.models import Activity, Listed, Moment
from activities.workflow import take_step
from tests.factories import (
    at,
    make_activity,
    make_audience,
    make_branch,
    make_edition,
    make_language,
    make_moment,
    make_team,
    make_theme,
)
from verbinding.lib.publishing import VISIBLE, Status

FACTS = (
    *("edition_id", "theme_id", "branch_id", "team_id", "welcomes_alone", "is_step_free", "cost"),
    *("province", "municipality_code", "openness", "place_kind", "lat", "lon", "mx", "my"),
)
PARTS = ("morning", "afternoon", "evening")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def kept():
    """The rows as the database has them."""
    times = ("until", *(f"{part}_until" for part in PARTS), "slots")
    labels = ("audience_keys", "language_keys")
    rows = Listed.objects.values_list("pk", *FACTS, *times, *labels)
    return {row[0]: row[1:] for row in rows}


def by_hand():
    """The same, from activities and moments alone."""
    rows = {}
    for activity in Activity.objects.filter(status__in=VISIBLE).prefetch_related("moments"):
        standing = [moment for moment in activity.moments.all() if not moment.cancelled_at]
        slots = {slot_of(moment): None for moment in sorted(standing, key=slot_of)}
        until = last_end(standing)
        ends = [last_end([m for m in standing if part_of(m) == part]) for part in PARTS]
        facts = [getattr(activity, name) for name in FACTS]
        labels = [keys_of(activity.audiences), keys_of(activity.languages)]
        rows[activity.pk] = (*facts, until, *ends, ",".join(slots), *labels)
    return rows


def keys_of(labels):
    keys = sorted(labels.values_list("pk", flat=True))
    return f",{','.join(map(str, keys))}," if keys else ""


def slot_of(moment):
    dutch = {"morning": "ochtend", "afternoon": "middag", "evening": "avond"}
    local = moment.starts_at.astimezone(AMSTERDAM)
    return f"{local:%Y-%m-%d} {dutch[part_of(moment)]}"


def part_of(moment):
    hour = moment.starts_at.astimezone(AMSTERDAM).hour
    return "morning" if 6 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "evening"


def last_end(moments):
    return max((moment.ends_at for moment in moments), default=None)


@pytest.fixture
def soup(edition):
    """With a moment in the morning, one in the afternoon and one in the evening of another day."""
    day = edition.first_day
    activity = make_activity("Soep", moments=0, theme=make_theme(), branch=make_branch())
    activity.audiences.set([make_audience(), make_audience("Kinderen")])
    activity.languages.set([make_language()])
    for starts_at in (at(day, 9), at(day, 14), at(edition.last_day, 20)):
        make_moment(activity, starts_at)
    return activity


def change_facts(soup):
    soup.province, soup.municipality_code, soup.cost = "Zeeland", "0687", 3
    soup.save(update_fields=["province", "municipality_code", "cost"])


def add_a_moment(soup):
    make_moment(soup, at(soup.edition.first_day, 19))


def move_a_moment(soup):
    moment = soup.moments.first()
    moment.set_times(at(soup.edition.last_day, 13), at(soup.edition.last_day, 15))
    moment.save()


def give_a_moment_away(soup):
    other = make_activity("Schaken", moments=0)
    soup.moments.filter(daypart=Moment.Daypart.MORNING).update(activity=other)


def give_labels_away(soup):
    other = make_activity("Schaken", moments=0)
    Activity.audiences.through.objects.update(activity=other)
    Activity.languages.through.objects.update(activity=other)


def make_many(soup):
    copies = [Activity(slug=f"soep-{n}", edition=soup.edition, shown_name="Anna") for n in range(3)]
    for copy in copies:
        copy.status, copy.published_at = Status.PUBLISHED, timezone.now()
    Activity.objects.bulk_create(copies)
    moments = [Moment(activity=copy) for copy in copies]
    for moment in moments:
        moment.set_times(at(soup.edition.first_day, 10), at(soup.edition.first_day, 11))
    Moment.objects.bulk_create(moments)


def make_many_without_a_day(soup):
    """As an archive holds them."""
    Activity.objects.bulk_create(
        Activity(
            slug=f"ooit-{number}",
            edition=soup.edition,
            shown_name="Anna",
            status=Status.PUBLISHED,
            published_at=timezone.now(),
        )
        for number in range(3)
    )


def empty(*models):
    """As a database is emptied at once, with what hangs on these rows."""
    connection.check_constraints()
    tables = [model._meta.db_table for model in models]
    statements = connection.ops.sql_flush(no_style(), tables, allow_cascade=True)
    connection.ops.execute_sql_flush(statements)


WRITES = {
    "facts": change_facts,
    "a moment more": add_a_moment,
    "a moment moved": move_a_moment,
    "a moment of another": give_a_moment_away,
    "a moment gone": lambda soup: soup.moments.filter(daypart=Moment.Daypart.MORNING).delete(),
    "all moments off": lambda soup: soup.moments.update(cancelled_at=timezone.now()),
    "the theme deleted": lambda soup: soup.theme.delete(),
    "another branch": lambda soup: Activity.objects.update(branch=make_branch("Zorg")),
    "a team": lambda soup: Activity.objects.update(team=make_team()),
    "an audience more": lambda soup: soup.audiences.add(make_audience("Jongeren")),
    "an audience less": lambda soup: soup.audiences.remove(soup.audiences.first()),
    "no audience": lambda soup: soup.audiences.clear(),
    "an audience deleted": lambda soup: soup.audiences.first().delete(),
    "another language": lambda soup: soup.languages.set([make_language("Engels")]),
    "labels of another": give_labels_away,
    "another edition": lambda soup: Activity.objects.update(edition=make_edition(2024)),
    "many at once": make_many,
    "many without a day": make_many_without_a_day,
    "all moments at once": lambda soup: empty(Moment),
    "everything at once": lambda soup: empty(Activity),
    "deleted": lambda soup: soup.delete(),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_rows_follow_every_write(soup, write):
    before = kept()
    assert before == by_hand() != {}

    write(soup)

    assert kept() == by_hand() != before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("province", "Zeeland"),
        ("municipality_code", "0687"),
        ("openness", "eigen-groep"),
        ("place_kind", "online"),
        ("welcomes_alone", True),
        ("is_step_free", True),
        ("cost", 3),
        ("lat", 51.5),
        ("lon", 3.6),
        ("mx", 1),
        ("my", 2),
        ("theme", None),
        ("branch", None),
    ],
)
def test_rows_follow_each_fact_by_itself(soup, name, value):
    Activity.objects.update(address_visibility="buurt")
    before = kept()

    Activity.objects.update(**{name: value})

    assert kept() == by_hand() != before


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("ends_at", (0, 20), (0, 23)),
        ("local_date", (-1, 20), (0, 22)),
        ("daypart", (0, 13), (0, 22)),
        ("cancelled_at", None, None),
    ],
)
def test_rows_follow_each_fact_of_a_moment_by_itself(soup, name, start, end):
    """A start that moves while the end stays changes the day, or the part of it, alone."""
    day, before = soup.edition.last_day, kept()
    moment = soup.moments.get(daypart=Moment.Daypart.EVENING)
    if start is None:
        moment.cancelled_at = timezone.now()
    else:
        moment.set_times(*(at(day + dt.timedelta(days), hour) for days, hour in (start, end)))

    Moment.objects.filter(pk=moment.pk).update(
        **{name: getattr(moment, name)}, starts_at=moment.starts_at
    )

    assert kept() == by_hand() != before


def test_two_moments_in_one_part_of_a_day_are_told_once(soup):
    make_moment(soup, at(soup.edition.first_day, 10))

    assert kept() == by_hand()
    assert Listed.objects.get().slots.count("ochtend") == 1


def test_rows_follow_the_steps_of_an_activity(soup, mo, anna):
    Activity.objects.update(owner=anna)
    whole = kept()

    take_step(soup, "take_offline", by=mo, note="Even niet.")
    assert kept() == by_hand() == {}

    take_step(soup, "restore", by=mo)
    assert kept() == whole

    soup.refresh_from_db()
    take_step(soup, "cancel", by=anna, note="Ziek.")
    assert kept() == by_hand() == whole


def test_drafts_are_no_rows(edition):
    make_activity("Soep", status=Status.SUBMITTED)

    assert kept() == {}


def test_rows_can_be_made_anew(soup):
    whole = kept()

    install()

    assert kept() == whole


@pytest.mark.django_db(transaction=True)
def test_rivals_about_one_activity_all_get_into_its_row():
    soup = make_activity("Soep", moments=0)
    days = soup.edition.days
    start = Barrier(len(days))

    def add(day):
        start.wait()
        with transaction.atomic():
            make_moment(soup, at(day, 9))
        connection.close()

    threads = [Thread(target=add, args=[day]) for day in days]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Listed.objects.get().slots == ",".join(f"{day} ochtend" for day in days)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps no rows.")
@pytest.mark.django_db(transaction=True)
def test_rival_waits_for_who_was_first_and_then_sees_what_they_wrote():
    soup = make_activity("Soep", moments=0)
    first, second = soup.edition.days[:2]

    def add():
        make_moment(soup, at(second, 9))
        connection.close()

    rival = Thread(target=add)
    with transaction.atomic():
        make_moment(soup, at(first, 9))
        rival.start()
        assert any(is_somebody_waiting() for _ in range(20_000))
    rival.join()

    assert Listed.objects.get().slots == f"{first} ochtend,{second} ochtend"


def is_somebody_waiting():
    waits = "wait_event_type = 'Lock' AND datname = current_database()"
    with connection.cursor() as cursor:
        # Within a transaction its figures are those of the first look.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(f"SELECT FROM pg_stat_activity WHERE {waits}")
        return cursor.rowcount > 0
