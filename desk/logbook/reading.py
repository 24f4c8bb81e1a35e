"""A page of the log: the newest lines of every source, put in one order.

Each source is read backwards from where the page before ended; that is as quick on the thousandth
page as on the first, and a line that comes in meanwhile moves nothing.
"""

import heapq
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from django.db.models import Q

from accounts.models import User
from desk.logbook.sources import sources
from desk.logbook.things import MOST_FOUND, find, names_of, url_of
from verbinding.lib.days import midnight

LINES = 50
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# No number that a column, or a date, can't hold.
PART = re.compile("[0-9]{1,16}")


@dataclass(frozen=True)
class Wish:
    """What is asked of the log; empty is everything."""

    who: User | None = None
    kind: str = ""
    day: date | None = None
    words: str = ""


@dataclass(frozen=True)
class Line:
    at: datetime
    who: str
    what: str
    thing: str
    url: str
    words: str


@dataclass(frozen=True)
class Page:
    lines: list[Line]
    # Where the next page begins; empty when this was the last.
    older: str


def read(wish: Wish, older: str = "") -> Page:
    """`older` is what the page before told; anything else begins at the newest."""
    from_all, place = sources(), _place(older)
    found = _found(wish.words) if wish.words else None
    runs = []
    for number, source in enumerate(from_all):
        rows = _rows(source, wish, found).filter(_after(place, number, source))[: LINES + 1]
        runs.append([(getattr(row, source.at), number, row.pk, row) for row in rows])
    merged = list(islice(heapq.merge(*runs, key=lambda run: run[:3], reverse=True), LINES + 1))
    shown = merged[:LINES]
    told = [(at, from_all[number], row) for at, number, _key, row in shown]
    return Page(_lines(told), _written(shown[-1]) if len(merged) > LINES else "")


def _rows(source, wish, found):
    """Newest first, by the index on the time."""
    rows = source.rows()
    if wish.who:
        rows = rows.filter(**{source.by: wish.who})
    if wish.kind:
        rows = rows.filter(source.of_kind(wish.kind))
    if found is not None:
        people, things = found
        rows = rows.filter(Q(**{f"{source.by}__in": people}) | source.about(things))
    if wish.day:
        begin, end = midnight(wish.day), midnight(wish.day + timedelta(days=1))
        rows = rows.filter(**{f"{source.at}__gte": begin, f"{source.at}__lt": end})
    return rows.order_by(f"-{source.at}", "-pk")


def _after(place, number, source):
    """What comes after that place; of one moment first the later sources, then the later keys."""
    if place is None:
        return Q()
    at, last, key = place
    earlier = Q(**{f"{source.at}__lt": at})
    if number > last:
        return earlier
    same = Q(**{f"{source.at}__lte": at})
    return same if number < last else same & (earlier | Q(pk__lt=key))


def _found(words):
    named = User.objects.filter(Q(name__icontains=words) | Q(email__icontains=words))
    people = list(named.order_by("-is_staff", "-pk").values_list("pk", flat=True)[:MOST_FOUND])
    return people, {**find(words), "accounts.user": people}


def _lines(told):
    told = [(at, row, getattr(row, source.by), source.tell(row)) for at, source, row in told]
    names = names_of((label, key) for _, _, _, (label, key, *_) in told)
    return [_line(at, by, names, *telling) for at, _row, by, telling in told]


def _line(at, by, names, label, key, what, words, unnamed):
    name = names.get((label, key))
    url = url_of(label, key) if key and what != "Verwijderd" else ""
    return Line(
        at, str(by) if by else "Het systeem, of wie weg is", what, name or unnamed, url, words
    )


def _place(text) -> tuple[datetime, int, int] | None:
    """Of the last line on the page before: its time, its source and its key."""
    parts = text.split(".")
    if len(parts) != 3 or not all(PART.fullmatch(part) for part in parts):
        return None
    return EPOCH + timedelta(microseconds=int(parts[0])), int(parts[1]), int(parts[2])


def _written(run) -> str:
    at, number, key, _row = run
    return f"{(at - EPOCH) // timedelta(microseconds=1)}.{number}.{key}"
