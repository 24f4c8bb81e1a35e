"""A page of the log: the newest lines of every source, put in one order.

Each source is read by its own key, backwards; that is as quick on the thousandth page as on the
first, and a line that comes in meanwhile moves nothing. Keys and times come in the same order.
"""

import heapq
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from desk.logbook.sources import sources
from desk.logbook.things import MOST_FOUND, find, names_of, url_of

LINES = 50


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
    from_all = sources()
    cursor = _cursor(older, len(from_all))
    found = _found(wish.words) if wish.words else None
    runs = [
        [(getattr(row, source.at), number, row.pk, row) for row in _rows(source, wish, found, key)]
        for number, (source, key) in enumerate(zip(from_all, cursor, strict=True))
    ]
    merged = heapq.merge(*runs, key=lambda run: run[:3], reverse=True)
    shown = [next(merged, None) for _ in range(LINES)]
    shown = [run for run in shown if run]
    for number, run in enumerate(runs):
        # Also where nothing is shown of: what comes in later belongs on no older page.
        cursor[number] = cursor[number] or (run[0][2] + 1 if run else 0)
    for _at, number, key, _row in shown:
        cursor[number] = key
    told = [(at, from_all[number], row) for at, number, _key, row in shown]
    return Page(_lines(told), _written(cursor) if next(merged, None) else "")


def _rows(source, wish, found, key):
    rows = source.rows()
    if wish.who:
        rows = rows.filter(**{source.by: wish.who})
    if wish.kind:
        rows = rows.filter(source.of_kind(wish.kind))
    if found is not None:
        people, things = found
        rows = rows.filter(Q(**{f"{source.by}__in": people}) | source.about(things))
    order = ["-pk"]
    if wish.day:
        begin = timezone.make_aware(datetime.combine(wish.day, time()))
        end = timezone.make_aware(datetime.combine(wish.day + timedelta(days=1), time()))
        rows = rows.filter(**{f"{source.at}__gte": begin, f"{source.at}__lt": end})
        # Of one day, by the index on the time.
        order = [f"-{source.at}", "-pk"]
    if key:
        rows = rows.filter(pk__lt=key)
    return rows.order_by(*order)[: LINES + 1]


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


def _cursor(text, count):
    parts = text.split(".") if text else []
    if len(parts) != count or not all(
        part.isascii() and part.isdecimal() and len(part) < 18 for part in parts
    ):
        return [0] * count
    return [int(part) for part in parts]


def _written(cursor):
    return ".".join(str(key) for key in cursor)
