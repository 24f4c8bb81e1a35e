"""The card of an activity, drawn once for as long as nothing on it changes.

Of all a list shows the cards cost most. A card is drawn from the facts below and from nothing else,
so equal facts give the same card and none can be out of date: what changes has other facts.
"""

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string

# Of about 4 kB each, in every process.
MOST_CARDS = 1000


class Theme(NamedTuple):
    slug: str
    name: str


class Shown(NamedTuple):
    """The moment on the card."""

    local_date: dt.date
    is_all_day: bool
    starts_at: dt.datetime
    ends_at: dt.datetime


class Card(NamedTuple):
    """Named as the component asks for them; `activity_card.html` sees nothing more."""

    slug: str
    title: str
    lead: str
    get_absolute_url: str
    theme: Theme | None
    next_moment: Shown | None
    place_label: str
    shown_name: str
    is_for_everyone: bool
    is_free: bool
    welcomes_alone: bool
    is_full: bool
    is_online: bool
    is_cancelled: bool


def html_of(activity, distance="", level=3) -> str:
    # Whoever edits the template wants to see it.
    draw = drawn.__wrapped__ if settings.DEBUG else drawn
    return draw(card_of(activity), distance, level)


def card_of(activity) -> Card:
    theme, moment = activity.theme, activity.next_moment
    return Card(
        slug=activity.slug,
        title=activity.title,
        lead=activity.lead,
        get_absolute_url=activity.get_absolute_url(),
        theme=theme and Theme(theme.slug, theme.name),
        next_moment=moment and Shown(*(getattr(moment, name) for name in Shown._fields)),
        place_label=activity.place_label,
        shown_name=activity.shown_name,
        is_for_everyone=activity.is_for_everyone,
        is_free=activity.is_free,
        welcomes_alone=activity.welcomes_alone,
        is_full=activity.is_full,
        is_online=activity.is_online,
        is_cancelled=activity.is_cancelled,
    )


@lru_cache(maxsize=MOST_CARDS)
def drawn(card, distance, level):
    words = {"activity": card, "distance": distance, "level": level}
    return render_to_string("components/activity_card.html", words)
