"""What the form of a new edition begins with: its year, and what the last one leaves behind."""

import re
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from desk.models import Rollover
from desk.rollover.yearbound import moved, signs
from editions.loading import coming_year, week_of
from editions.models import Edition

# Copied as they are, and with the one year in place of the other.
KEPT = (
    *("motto", "facebook_url", "linkedin_url", "contact_name"),
    *("contact_email", "contact_phone", "responsible"),
)
MOVED = ("title", "hashtag", "introduction")
YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True)
class Proposal:
    """`edition` is the row to fill: a new one, or the example of that year."""

    year: int
    source: Edition | None
    edition: Edition
    initial: dict = field(default_factory=dict)

    @property
    def takes_over(self):
        return self.edition.pk is not None

    @property
    def is_source_over(self):
        return self.source is not None and is_over(self.source)


def propose(year_typed="", today: date | None = None) -> Proposal:
    """For the year that was typed, or else the first one that has no edition yet."""
    today = today or timezone.localdate()
    text = str(year_typed or "").strip()
    year = int(text) if YEAR.fullmatch(text) else first_free_year(today)
    source = Edition.objects.before(Edition(year=year))
    example = Edition.objects.in_year(year)
    edition = example if example and may_take_over(example) else Edition(year=year)
    return Proposal(year, source, edition, initial_for(year, source))


def first_free_year(today: date) -> int:
    newest = Edition.objects.newest_first().first()
    if newest is None:
        return coming_year(today)
    return newest.year if may_take_over(newest) else max(newest.year + 1, coming_year(today))


def may_take_over(edition) -> bool:
    """An example that the site made by itself, and that nothing hangs on yet."""
    hanging = (edition.activities, edition.participations, edition.sponsorships)
    return (
        edition.is_example
        and Rollover.objects.of(edition) is None
        and not any(things.exists() for things in hanging)
    )


def is_over(edition, today: date | None = None) -> bool:
    today = today or timezone.localdate()
    return edition.last_day < today if edition.last_day else edition.year < today.year


def initial_for(year, source):
    first_day, last_day = week_of(year)
    initial = {
        "year": year,
        "title": f"Week van de Verbinding {year}",
        "first_day": first_day,
        "last_day": last_day,
        "is_example": False,
        "story": "",
    }
    if source is not None:
        initial |= {name: getattr(source, name) for name in KEPT}
        initial |= {name: moved(getattr(source, name), source.year, year) for name in MOVED}
        initial |= {"ordinal": next_ordinal(source, year), **entering_days(source, last_day)}
    return initial


def next_ordinal(source, year):
    """Only when no year was skipped: otherwise nobody told us how many there were."""
    return source.ordinal + 1 if source.ordinal and year == source.year + 1 else None


def entering_days(source, last_day):
    """As long before the last day as they were."""
    names = ("entering_opens_on", "entering_closes_on")
    days = {name: getattr(source, name) for name in names}
    return {
        name: last_day - (source.last_day - day) if day and source.last_day else None
        for name, day in days.items()
    }


def words_to_check(proposal) -> dict[str, str]:
    """A hint by field, where what is proposed may hold for one year only."""
    source = proposal.source
    if source is None:
        return {}
    hints = {}
    for name in MOVED:
        was, now = getattr(source, name), proposal.initial[name]
        found = signs(now)
        if was != now:
            found.insert(0, f"hier stond {source.year}, wij maakten er {proposal.year} van")
        if found:
            hints[name] = f"Kijk dit na: {', en '.join(found)}."
    for name in KEPT:
        if found := signs(getattr(source, name), source.year):
            hints[name] = f"Kijk dit na: {', en '.join(found)}."
    if proposal.initial["ordinal"]:
        hints["ordinal"] = f"Die van {source.year} was nummer {source.ordinal}."
    return hints
