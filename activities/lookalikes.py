"""Activities that may be the same one: on the same day, nearby, under nearly the same title."""

import math
import re

from activities.map import Box, inside
from activities.models import Activity
from activities.nearby import KM_PER_DEGREE
from activities.search.words import plain, words_of
from verbinding.lib.gazetteer import pairs
from verbinding.lib.places import distance_km, web_mercator
from verbinding.lib.publishing import Status

# How alike two titles are, from 0 to 1: next door they may differ more than across town.
ALIKE_NEARBY, ALIKE_ELSEWHERE = 0.6, 0.85
NEAR_KM = 2
# Of each search the newest: a title is compared in memory, and nobody reads more than a few.
MOST_COMPARED, MOST_SHOWN = 200, 3
SENT_IN = (Status.SUBMITTED, Status.CHANGES_ASKED, Status.PUBLISHED)
NUMBER = re.compile(r"\d+")
SIGN = "Lijkt op een andere activiteit"


def for_sender(activity, days, person) -> list:
    """What the sender may be asked about: what is online, and what is their own in any state."""
    found = _around(activity, Activity.objects.published())
    if person.is_authenticated:
        found.append(Activity.objects.owned_by(person))
    return _alike(activity, days, found)


def for_moderator(activity) -> list:
    """Also what others sent in and isn't online; never what somebody only began."""
    days = {moment.local_date for moment in activity.moments.all()}
    sent_in = Activity.objects.filter(status__in=SENT_IN)
    found = _around(activity, sent_in)
    if activity.owner_id:
        found.append(sent_in.filter(owner=activity.owner_id))
    return _alike(activity, days, found)


def _around(activity, activities):
    """Two searches that each walk an index; without a point only what has none either."""
    if activity.mx is None:
        return [activities.filter(mx=None)]
    return [
        inside(activities, _around_point(activity.lat, activity.lon)),
        activities.filter(municipality_code=activity.municipality_code),
    ]


def _around_point(lat, lon):
    high = NEAR_KM / KM_PER_DEGREE
    wide = high / math.cos(math.radians(lat))
    west, north = web_mercator(lat + high, lon - wide)
    east, south = web_mercator(lat - high, lon + wide)
    return Box(west, north, east, south)


def _alike(activity, days, searches):
    """The most alike first, with what their cards show; a fixed number of queries."""
    if not days or not activity.title:
        return []
    likeness = {}
    for search in searches:
        others = search.for_edition(activity.edition_id).on_days(days).exclude(pk=activity.pk)
        # The same form once more is a double click, and no second activity.
        others = others.exclude(form_token=activity.form_token, title=activity.title)
        named = others.titled_with(_beginnings(activity.title)).order_by("-pk")
        for other in named.only("title", "lat", "lon")[:MOST_COMPARED]:
            score = titles_alike(activity.title, other.title)
            if score >= (ALIKE_NEARBY if _is_near(activity, other) else ALIKE_ELSEWHERE):
                likeness[other.pk] = score
    best = sorted(likeness, key=lambda pk: (-likeness[pk], -pk))[:MOST_SHOWN]
    cards = {one.pk: one for one in Activity.objects.filter(pk__in=best).with_card_data()}
    return [cards[pk] for pk in best if pk in cards]


def titles_alike(one: str, other: str) -> float:
    """The share of pairs of letters that two titles have in common; idle words don't count.

    Other numbers make another activity: "Workshop 1" and "Workshop 2".
    """
    numbers, others = NUMBER.findall(one), NUMBER.findall(other)
    if numbers and others and numbers != others:
        return 0
    ours, theirs = pairs(_telling(one)), pairs(_telling(other))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


def _telling(title):
    return " ".join(words_of(title)) or plain(title)


def _beginnings(title):
    """Of the longest words the first letters: one of them stands in every title that is alike."""
    words = sorted(words_of(title), key=len, reverse=True) or [title]
    return [word[:4] for word in words[:4]]


def _is_near(activity, other):
    if activity.lat is None or other.lat is None:
        return False
    return distance_km(activity.lat, activity.lon, other.lat, other.lon) <= NEAR_KM
