"""What waits for a moderator, of every kind, by how soon it matters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone

from desk.moderation.kinds import KINDS, Kind, kind_of
from desk.moderation.senders import Sender, senders_of
from verbinding.lib.listfilters import Period
from verbinding.lib.stepadmin import in_words

# The promise: what comes in by day is looked at within this time.
PROMISE = timedelta(hours=4)
# What begins within this time can't wait, however short it waits already.
SOON = timedelta(hours=24)
# Without a moment of its own a thing lines up as if it began a day after it was sent.
UNHURRIED = timedelta(days=1)


@dataclass(frozen=True)
class Spot:
    """A place in the line: which thing, since when, and when it begins."""

    kind: Kind
    pk: int
    since: datetime
    starts_at: datetime | None

    @property
    def key(self):
        return f"{self.kind}-{self.pk}"

    @property
    def deadline(self):
        return self.starts_at or self.since + UNHURRIED

    def is_late(self, now):
        return now - self.since > PROMISE

    def is_urgent(self, now):
        """Red: it waits longer than promised, or begins within a day."""
        is_soon = self.starts_at is not None and self.starts_at - now < SOON
        return is_soon or self.is_late(now)

    @property
    def url(self):
        return reverse("admin:queue_item", args=[self.kind.value, self.pk])


@dataclass(frozen=True)
class Waiting:
    """A spot with all that its row on the page shows."""

    spot: Spot
    thing: models.Model
    sender: Sender
    signs: list[str]
    age: str
    is_urgent: bool
    seen: str

    @property
    def title(self):
        return self.spot.kind.title(self.thing)

    @property
    def gist(self):
        return self.spot.kind.gist(self.thing)


def line(now: datetime | None = None) -> list[Spot]:
    """All that waits, soonest deadline first; one query per kind."""
    now = now or timezone.now()
    spots = [Spot(kind, *row) for kind in KINDS for row in kind.rows(now)]
    return sorted(spots, key=lambda spot: (spot.deadline, spot.since, spot.kind.value, spot.pk))


def with_facts(spots: Iterable[Spot], now: datetime | None = None) -> list[Waiting]:
    """The rows of one page, in a fixed number of queries; what vanished meanwhile is left out."""
    now = now or timezone.now()
    spots = list(spots)
    things, seen = {}, {}
    for kind in KINDS:
        found = kind.rich().in_bulk([spot.pk for spot in spots if spot.kind is kind])
        things |= {(kind, pk): thing for pk, thing in found.items()}
        seen |= {(kind, pk): mark for pk, mark in kind.fingerprints(found.values()).items()}
    senders = senders_of(things.values())
    keys = [(spot, (spot.kind, spot.pk)) for spot in spots]
    return [
        Waiting(
            spot=spot,
            thing=things[key],
            sender=senders[things[key]],
            signs=spot.kind.signs(things[key]),
            age=in_words(now - spot.since),
            is_urgent=spot.is_urgent(now),
            seen=seen[key],
        )
        for spot, key in keys
        if key in things
    ]


def key_of(thing) -> str:
    """As its spot has it: the kind and the number."""
    return f"{kind_of(thing)}-{thing.pk}"


def next_after(key: str, spots: list[Spot]) -> Spot | None:
    """Who follows in the line as it was before this one was decided; the first when it was last."""
    place = place_of(key, spots)
    if place is None:
        return spots[0] if spots else None
    others = spots[place:] + spots[: place - 1]
    return others[0] if others else None


def place_of(key: str, spots: list[Spot]) -> int | None:
    """The how manieth it is in the line, from 1; None when it isn't in there."""
    keys = [spot.key for spot in spots]
    return keys.index(key) + 1 if key in keys else None


def unchecked(period: Period | None = None) -> list[tuple[Kind, int]]:
    """Online without a moderator's look (in that period), longest ago first in each kind."""
    chosen = period or Period()
    return [(kind, pk) for kind in KINDS for pk in kind.unchecked_keys(chosen)]


@dataclass(frozen=True)
class Marked:
    """A thing that is online, and how it is as a moderator sees it in the list."""

    kind: Kind
    thing: models.Model
    seen: str

    @property
    def key(self):
        return key_of(self.thing)


def marked(keys: list[tuple[Kind, int]]) -> list[Marked]:
    """The rows of one page, as its list shows them; what vanished meanwhile is left out."""
    rows = []
    for kind in KINDS:
        found = kind.rich().in_bulk([pk for one, pk in keys if one is kind])
        seen = kind.fingerprints(found.values())
        rows += [Marked(kind, thing, seen[pk]) for pk, thing in found.items()]
    places = {f"{kind}-{pk}": place for place, (kind, pk) in enumerate(keys)}
    return sorted(rows, key=lambda row: places[row.key])


def mark_checked(thing) -> bool:
    """A moderator has looked; False when another one was first."""
    same = kind_of(thing).unchecked().filter(pk=thing.pk)
    return bool(same.update(checked_at=timezone.now()))
