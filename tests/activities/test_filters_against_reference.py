"""Every filter alone, in pairs and with its counts, against a slow and obvious reference."""

import datetime as dt
import itertools
import random

import pytest
from django.http import QueryDict
from django.utils import timezone

from activities.facets import count
from activities.filters import Filters
from activities.models import Activity, Listed
from editions.models import Edition, Theme
from tests.activities.reference import AMSTERDAM, Asked, everything, fitting, km_between
from tests.factories import (
    at,
    current_edition,
    make_activity,
    make_audience,
    make_branch,
    make_edition,
    make_language,
    make_moment,
    make_team,
    make_theme,
)
from verbinding.lib.places import find_places
from verbinding.lib.publishing import Status

TITLES = ("Soep koken", "Wandeling door de wijk", "Koffie drinken", "Samen zingen", "Schaken")
SPOTS = (
    ("Zwolle", "Zwolle", "0193", "Overijssel", 52.5126, 6.0936),
    ("Maarssen", "Stichtse Vecht", "1904", "Utrecht", 52.1392, 5.0394),
    ("Utrecht", "Utrecht", "0344", "Utrecht", 52.0907, 5.1214),
    ("Amersfoort", "Amersfoort", "0307", "Utrecht", 52.1561, 5.3878),
    ("Breda", "Breda", "0758", "Noord-Brabant", 51.5866, 4.776),
)
STATUSES = [Status.PUBLISHED] * 8 + [Status.CANCELLED, Status.SUBMITTED, Status.OFFLINE]
FIRST_DAY = dt.date(2026, 12, 14)

# Each filter with the values that the tests ask for.
ASKED = {
    "q": ["q=schaken"],
    "dag": ["dag=2026-12-15", "dag=2026-12-14&dag=2026-12-18"],
    "dagdeel": ["dagdeel=ochtend", "dagdeel=middag&dagdeel=avond"],
    "plaats": ["plaats=Utrecht", "plaats=Maarssen&straal=25", "plaats=Utrecht&straal=2"],
    "provincie": ["provincie=utrecht", "provincie=overijssel&provincie=noord-brabant"],
    "gemeente": ["gemeente=Amersfoort"],
    "thema": ["thema=samen-eten", "thema=samen-eten&thema=muziek"],
    "doelgroep": ["doelgroep=ouderen", "doelgroep=ouderen&doelgroep=jongeren"],
    "branche": ["branche=zorg"],
    "team": ["team=soepteam"],
    "taal": ["taal=arabisch", "taal=nederlands&taal=arabisch"],
    "openheid": ["openheid=eigen-groep"],
    "gratis": ["gratis=1"],
    "toegankelijk": ["toegankelijk=1"],
    "alleen-welkom": ["alleen-welkom=1"],
    "online": ["online=1"],
}
ALONE = ["", *itertools.chain.from_iterable(ASKED.values())]
PAIRS = [f"{one[-1]}&{other[-1]}" for one, other in itertools.combinations(ASKED.values(), 2)]
# Before the week, and in the middle of it, when some moments are over.
TIMES = (dt.datetime(2026, 11, 23, 12, tzinfo=AMSTERDAM), at(dt.date(2026, 12, 16), 13))


def make_varied_activities(count=90, seed=7):
    dice = random.Random(seed)
    themes = [make_theme(name) for name in ("Samen eten", "Muziek", "Natuur")]
    audiences = [make_audience(name) for name in ("Ouderen", "Jongeren", "Buren")]
    languages = [make_language(name) for name in ("Nederlands", "Arabisch")]
    branches, team = [make_branch(name) for name in ("Zorg", "Sport")], make_team(slug="soepteam")
    editions = [current_edition()] * 9 + [make_edition(2024)]
    for number in range(count):
        own_group = dice.random() < 0.15
        activity = make_activity(
            dice.choice(TITLES),
            moments=0,
            slug=f"activiteit-{number}",
            status=dice.choice(STATUSES),
            edition=dice.choice(editions),
            theme=dice.choice([*themes, None]),
            branch=dice.choice([*branches, None]),
            team=dice.choice([team, None, None]),
            cost=dice.choice([0, 0, 5]),
            is_step_free=dice.random() < 0.5,
            welcomes_alone=dice.random() < 0.5,
            openness="eigen-groep" if own_group else "iedereen",
            address_visibility="buurt" if own_group else "openbaar",
            **place(dice),
        )
        activity.audiences.set(dice.sample(audiences, dice.randrange(3)))
        activity.languages.set(dice.sample(languages, dice.randrange(3)))
        make_moments(dice, activity)


def place(dice):
    if dice.random() < 0.1:
        return {
            "place_kind": "online",
            "province": "",
            "municipality": "",
            "lat": None,
            "lon": None,
        }
    name, municipality, code, province, lat, lon = dice.choice(SPOTS)
    return {
        "place_label": name,
        "place_name": name,
        "municipality": municipality,
        "municipality_code": code,
        "province": province,
        "lat": lat + dice.uniform(-0.05, 0.05),
        "lon": lon + dice.uniform(-0.05, 0.05),
    }


def make_moments(dice, activity):
    year = activity.edition.year
    for _ in range(dice.choice([0, 1, 1, 1, 2, 3])):
        day = FIRST_DAY.replace(year=year) + dt.timedelta(days=dice.randrange(6))
        cancelled_at = timezone.now() if dice.random() < 0.15 else None
        starts_at = at(day, dice.choice([8, 10, 12, 14, 19, 23]))
        make_moment(activity, starts_at, cancelled_at=cancelled_at)


@pytest.fixture(params=TIMES, ids=["before", "during"])
def now(request, db, moment_in_time):
    make_varied_activities()
    moment_in_time.move_to(request.param)
    return Now(request.param)


class Now:
    """A time, and all activities, read once: the reference goes over them many times."""

    def __init__(self, time):
        self.time, self.activities = time, list(everything())


def expected(query, now):
    return fitting(Asked(now.time, dict(QueryDict(query).lists())), now.activities)


def filters_for(query):
    edition = Edition.objects.current()
    return Filters(QueryDict(query), edition), Listed.objects.for_edition(edition)


def differences(queries, now):
    """The queries whose list, or whose count, isn't that of the reference."""
    wrong = {}
    for query in queries:
        filters, listed = filters_for(f"{query}&sorteer=tijd")
        activities = Activity.objects.public().for_edition(filters.edition)
        found = list(filters.apply(activities))
        wanted = expected(query, now)
        keys = [activity.pk for activity in wanted]
        shown = list(filters.apply(listed).values_list("pk", flat=True))
        counted = {filters.fitting(listed).count(), count(filters, listed).total}
        if found != wanted or shown != keys or counted != {len(wanted)}:
            wrong[query] = (found, wanted)
    return wrong


def test_each_filter_alone(now):
    assert differences(ALONE, now) == {}


def test_filters_in_pairs(now):
    assert differences(PAIRS, now) == {}


def test_reference_tells_filters_apart(now):
    """Each filter leaves some in and some out, or the comparison would say nothing."""
    whole = len(expected("", now))
    sizes = {query: len(expected(query, now)) for query in ALONE[1:]}

    assert {query for query, size in sizes.items() if not 0 < size < whole} == set()


@pytest.mark.parametrize("query", ["", "dagdeel=middag", "dag=2026-12-15&thema=muziek", PAIRS[3]])
def test_counts_are_what_each_choice_would_show(now, query):
    wrong = {}

    for name, value, number in values_and_counts(count(*filters_for(query)).by):
        others = "&".join(part for part in query.split("&") if not part.startswith(f"{name}="))
        wanted = len(expected(f"{others}&{name}={value}", now))
        if number != wanted:
            wrong[name, value] = (number, wanted)

    assert wrong == {}


def values_and_counts(counts):
    """Every value there is, also those that the counts leave out because nothing is there."""
    values = {
        "dag": [(FIRST_DAY + dt.timedelta(days=n)).isoformat() for n in range(6)],
        "dagdeel": ["ochtend", "middag", "avond"],
        "provincie": ["Utrecht", "Overijssel", "Noord-Brabant", "Zeeland"],
        "thema": list(Theme.objects.all()),
    }
    for name, some in values.items():
        for value in some:
            key = str(value.pk) if name == "thema" else value
            asked = value.slug if name == "thema" else value.lower()
            yield name, asked, counts[name].get(key, 0)


def test_distance_puts_the_nearest_first(now):
    place = find_places("Utrecht")[0]
    filters, listed = filters_for("plaats=Utrecht&straal=50&sorteer=afstand")

    found = list(filters.apply(listed).values_list("pk", flat=True))

    wanted = expected("plaats=Utrecht&straal=50", now)
    wanted.sort(key=lambda one: km_between(one, place))
    assert found == [activity.pk for activity in wanted]
