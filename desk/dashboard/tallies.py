"""How many there are of several things, and since when the oldest stands there, in one query."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, QuerySet, Value


@dataclass(frozen=True)
class Tally:
    count: int = 0
    oldest: datetime | None = None

    def __add__(self, other):
        both = [one.oldest for one in (self, other) if one.oldest]
        return Tally(self.count + other.count, min(both, default=None))


class Tallies(dict):
    """By name; what wasn't asked for isn't there."""

    def sum(self, names) -> Tally:
        return sum((self[name] for name in names), Tally())


def tallies(things: dict[str, tuple[QuerySet, str]]) -> Tallies:
    """By name: of each queryset its count, and the earliest time in the column named with it."""
    if not things:
        return Tallies()
    first, *others = (_row(name, found, column) for name, (found, column) in things.items())
    rows = first.union(*others, all=True) if others else first
    return Tallies({name: Tally(count, oldest) for name, count, oldest in rows})


def _row(name, found, column):
    counted = found.order_by().values(tally_of=Value(name))
    counted = counted.annotate(tally=Count("pk"), tally_since=Min(column))
    return counted.values_list("tally_of", "tally", "tally_since")
