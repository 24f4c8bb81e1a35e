"""Where the year stands: the phase of the edition, and the days to come."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format

from editions.models import DAYS_AFTERWARDS, Edition

Phase = Edition.Phase


@dataclass(frozen=True)
class Milestone:
    day: dt.date
    words: str
    away: str


def phase_words(edition, today) -> str:
    """One sentence on top of the desk."""
    if edition is None:
        return "Er is nog geen editie. Maak er een, dan kan er van alles binnenkomen."
    if edition.first_day is None:
        return f"De dagen van {edition} zijn nog niet bekend."
    phase = edition.phase_on(today)
    if phase == Phase.WEEK:
        number = (today - edition.first_day).days + 1
        return f"Het is zover: dag {number} van {len(edition.days)} van {edition}."
    if phase == Phase.AFTER:
        ago = (today - edition.last_day).days
        return f"{edition} is {_days(ago)} voorbij. Nu horen we hoe het was."
    if phase == Phase.ARCHIVE:
        return f"{edition} staat in het archief. Tijd voor een nieuwe editie."
    left = _days((edition.first_day - today).days)
    week = f"van {date_format(edition.first_day, 'j F')} tot en met {_day(edition.last_day)}"
    return f"Nog {left} tot {edition}, {week}."


def milestones(edition, today) -> list[Milestone]:
    """What comes up, soonest first."""
    if edition is None or edition.first_day is None:
        return []
    days = (
        (edition.entering_opens_on, "Activiteiten invoeren kan"),
        (edition.first_day, "De week begint"),
        (edition.entering_closes_on, "De laatste dag om iets in te voeren"),
        (edition.last_day, "De laatste dag van de week"),
        (_after(edition.last_day), "Terugkijken: mensen vertellen hoe het was"),
        (_after(edition.last_day + DAYS_AFTERWARDS), "De editie gaat naar het archief"),
    )
    ahead = sorted((day, words) for day, words in days if day and day > today)
    return [Milestone(day, words, _away(day, today)) for day, words in ahead]


def _after(day):
    return day + dt.timedelta(days=1)


def _away(day, today):
    left = (day - today).days
    return "morgen" if left == 1 else f"over {_days(left)}"


def _days(count):
    return "1 dag" if count == 1 else f"{count} dagen"


def _day(day):
    return date_format(day, "j F Y")
