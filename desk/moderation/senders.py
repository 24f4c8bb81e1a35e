"""Who sent something in, and how that went before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from accounts.models import User
from activities.models import Activity, ActivityProposal
from ideas.models import Idea
from impact.models import Appreciation
from teams.models import InspiratieTeam
from verbinding.lib.publishing import Status

SENT_BY = {Activity: "owner", InspiratieTeam: "entered_by", Idea: "sent_by"}


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


def person_behind(thing) -> User | None:
    if isinstance(thing, ActivityProposal):
        return thing.proposed_by
    if isinstance(thing, Appreciation):
        return thing.sent_by
    return getattr(thing, SENT_BY[type(thing)])


def senders_of(things: Iterable) -> dict:
    """Each thing's sender, in a query per model for any number of things."""
    things = list(things)
    people = {person.pk for person in map(person_behind, things) if person}
    published, rejected = Counter(), Counter()
    for model, field in SENT_BY.items():
        for key, shown, refused in _counts(model, field, people):
            published[key] += shown
            rejected[key] += refused
    return {thing: _sender(person_behind(thing), published, rejected) for thing in things}


def _sender(person, published, rejected):
    if person is None:
        return Sender(None)
    return Sender(person, published[person.pk], rejected[person.pk])


def _counts(model, field, people):
    was_shown, was_refused = ~Q(published_at=None), Q(status=Status.REJECTED)
    return (
        model.objects.filter(**{f"{field}__in": people})
        .values_list(field)
        .annotate(shown=Count("pk", filter=was_shown), refused=Count("pk", filter=was_refused))
        .order_by()
    )
