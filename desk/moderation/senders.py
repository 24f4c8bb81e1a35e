"""Who sent something in, and how that went before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User
from desk.moderation.kinds import KINDS, kind_of


@dataclass(frozen=True)
class Sender:
    """`person` is None when the account is gone."""

    person: User | None
    published: int = 0
    rejected: int = 0

    @property
    def is_new(self):
        return not (self.published or self.rejected)

    @property
    def name(self):
        return str(self.person) if self.person else "Onbekend"

    @property
    def record(self):
        """How it went before, in words."""
        if self.is_new:
            return "Nieuw hier"
        parts = [f"eerder {self.published} gepubliceerd"] if self.published else []
        if self.rejected:
            parts.append(f"{self.rejected} afgewezen")
        return ", ".join(parts).capitalize()


def senders_of(things: Iterable) -> dict:
    """Each thing's sender, in a query per model for any number of things."""
    things = list(things)
    people = {person.pk for person in (kind_of(thing).person(thing) for thing in things) if person}
    published, rejected = Counter(), Counter()
    for kind in KINDS:
        for key, shown, refused in kind.record_of(people):
            published[key] += shown
            rejected[key] += refused
    return {thing: _sender(kind_of(thing).person(thing), published, rejected) for thing in things}


def _sender(person, published, rejected):
    if person is None:
        return Sender(None)
    return Sender(person, published[person.pk], rejected[person.pk])
