"""What stands on a poster, from public_facts.py alone: paper in a hall is read by everyone."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format, number_format

from activities.public_facts import one_line, page_of, place_of, updated_at, when_of
from activities.sharing import hashtag_of
from verbinding.lib.lettering import readable

MOST_MOMENTS = 4
# For a title without a letter that the font can write, such as emoji alone.
INVITATION = "Kom erbij"


@dataclass(frozen=True)
class Words:
    """All that stands on one poster, and what its drawing is made from."""

    name: str
    title: str
    lead: str
    heading: str
    mark: str
    is_cancelled: bool
    leaf: tuple[str, str, str] | tuple[()]
    when: tuple[str, ...]
    more: str
    place: str
    cost: str
    welcome: str
    edition: str
    days: str
    motto: str
    hashtag: str
    url: str
    seed: str
    theme: str
    made_at: dt.datetime


def words_on(activity) -> Words:
    moments, edition, theme = moments_on(activity), activity.edition, activity.theme
    shown = moments[:MOST_MOMENTS]
    return Words(
        name=one_line(activity.title),
        title=readable(one_line(activity.title)) or INVITATION,
        lead=readable(one_line(activity.summary)),
        heading=readable(theme.name if theme else ""),
        mark=mark_of(activity),
        is_cancelled=activity.is_cancelled,
        leaf=leaf_of(shown[0].local_date) if shown else (),
        when=tuple(map(when_of, shown)) or ("Dag en tijd volgen nog",),
        more=more_words(len(moments) - len(shown)),
        place=readable(place_of(activity)) or "Kijk op de site waar het is",
        cost=cost_of(activity),
        welcome=welcome_of(activity),
        edition=readable(edition.title),
        days=days_of(edition),
        motto=readable(edition.motto),
        hashtag=readable(hashtag_of(edition)),
        url=page_of(activity),
        seed=activity.slug,
        theme=theme.slug if theme else "",
        made_at=updated_at(activity) if activity.published_at else activity.changed_at,
    )


def moments_on(activity):
    """What is still to come; when all is over, all of it."""
    standing = [moment for moment in activity.moments.all() if not moment.is_cancelled]
    return [moment for moment in standing if not moment.is_over] or standing


def more_words(count):
    if count < 1:
        return ""
    return f"en nog {count} {'moment' if count == 1 else 'momenten'}, kijk op de site"


def leaf_of(day):
    return date_format(day, "D"), str(day.day), date_format(day, "M").lower()


def mark_of(activity):
    """What must strike the eye before the title does."""
    if activity.is_cancelled:
        return "Gaat niet door"
    return "" if activity.is_public else "Voorbeeld"


def cost_of(activity):
    cost = "Gratis" if activity.is_free else f"€ {number_format(activity.cost, 2)} per persoon"
    return " · ".join(filter(None, (cost, readable(one_line(activity.cost_note)))))


def welcome_of(activity):
    if activity.is_cancelled:
        return ""
    if not activity.is_for_everyone:
        return "Voor onze eigen groep"
    return "Welkom, ook alleen" if activity.welcomes_alone else "Iedereen kan erbij"


def days_of(edition):
    if not edition.days:
        return str(edition.year)
    first, last = edition.first_day, edition.last_day
    start = date_format(first, "j" if first.month == last.month else "j F")
    return f"{start} t/m {date_format(last, 'j F Y')}"
