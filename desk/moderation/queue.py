"""What waits for a moderator, of every kind, by how soon it matters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity, ActivityProposal, Moment
from desk.moderation.senders import Sender, senders_of
from ideas.models import Idea
from impact.models import Appreciation
from teams.models import InspiratieTeam
from verbinding.lib.publishing import VISIBLE, Status
from verbinding.lib.stepadmin import in_words

# The promise: what comes in by day is looked at within this time.
PROMISE = timedelta(hours=4)
# What begins within this time can't wait, however short it waits already.
SOON = timedelta(hours=24)
# Without a moment of its own a thing lines up as if it began a day after it was sent.
UNHURRIED = timedelta(days=1)
NO_TIME = Value(None, models.DateTimeField())


class Kind(models.TextChoices):
    ACTIVITY = "activiteit", "Activiteit"
    TEAM = "team", "InspiratieTeam"
    PROPOSAL = "wijziging", "Nieuwe tekst"
    IDEA = "idee", "Idee"
    APPRECIATION = "waardering", "Waardering"


@dataclass(frozen=True)
class Spot:
    """A place in the line: which thing, since when, and when it begins."""

    kind: Kind
    pk: int
    since: datetime
    starts_at: datetime | None

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

    @property
    def title(self):
        return title_of(self.thing)


def title_of(thing):
    return str(thing.activity if isinstance(thing, ActivityProposal) else thing)


def kind_of(thing) -> Kind:
    return KINDS[type(thing)]


def line(kind: str = "", now: datetime | None = None) -> list[Spot]:
    """All that waits (of one kind), soonest deadline first; one query per kind."""
    now = now or timezone.now()
    kinds = [Kind(kind)] if kind in Kind.values else list(Kind)
    spots = [Spot(kind, *row) for kind in kinds for row in ROWS[kind](now)]
    return sorted(spots, key=lambda spot: (spot.deadline, spot.since, spot.kind, spot.pk))


def activity_rows(now):
    """Without those that wait for their team: they are decided together with it."""
    waiting = Activity.objects.waiting().exclude(team__status=Status.SUBMITTED)
    since = Coalesce("submitted_at", "created_at")
    return waiting.in_time_order(now).values_list("pk", since, "next_starts_at")


def team_rows(now):
    """A team is as urgent as the first activity that waits for it."""
    waiting = InspiratieTeam.objects.waiting()
    first = _coming(now).filter(activity__team=OuterRef("pk"), activity__status=Status.SUBMITTED)
    return waiting.annotate(starts_at=Subquery(first.values("starts_at")[:1])).values_list(
        "pk", Coalesce("submitted_at", "created_at"), "starts_at"
    )


def proposal_rows(now):
    """Of activities that are online: words for what nobody sees can wait."""
    waiting = ActivityProposal.objects.waiting().filter(activity__status__in=VISIBLE)
    first = _coming(now).filter(activity=OuterRef("activity"))
    return waiting.annotate(starts_at=Subquery(first.values("starts_at")[:1])).values_list(
        "pk", "proposed_at", "starts_at"
    )


def _coming(now):
    return Moment.objects.coming(now).order_by("starts_at")


def idea_rows(now):
    """Nobody waits for an idea on a certain day."""
    since = Coalesce("submitted_at", "created_at")
    return Idea.objects.waiting().values_list("pk", since, NO_TIME)


def appreciation_rows(now):
    return Appreciation.objects.waiting().values_list("pk", "sent_at", NO_TIME)


KINDS = {
    Activity: Kind.ACTIVITY,
    InspiratieTeam: Kind.TEAM,
    ActivityProposal: Kind.PROPOSAL,
    Idea: Kind.IDEA,
    Appreciation: Kind.APPRECIATION,
}
ROWS = {
    Kind.ACTIVITY: activity_rows,
    Kind.TEAM: team_rows,
    Kind.PROPOSAL: proposal_rows,
    Kind.IDEA: idea_rows,
    Kind.APPRECIATION: appreciation_rows,
}


def with_facts(spots: Iterable[Spot], now: datetime | None = None) -> list[Waiting]:
    """The rows of one page, in a fixed number of queries; what vanished meanwhile is left out."""
    now = now or timezone.now()
    spots = list(spots)
    things = {kind: _fetch(kind, [s.pk for s in spots if s.kind == kind]) for kind in Kind}
    found = [(spot, things[spot.kind].get(spot.pk)) for spot in spots]
    found = [(spot, thing) for spot, thing in found if thing is not None]
    senders = senders_of(thing for _, thing in found)
    return [
        Waiting(
            spot=spot,
            thing=thing,
            sender=senders[thing],
            signs=signs_of(thing),
            age=in_words(now - spot.since),
            is_urgent=spot.is_urgent(now),
        )
        for spot, thing in found
    ]


def signs_of(thing):
    return (thing.activity if isinstance(thing, ActivityProposal) else thing).risk_signs


def _fetch(kind, keys):
    return RICH[kind]().in_bulk(keys)


RICH = {
    Kind.ACTIVITY: lambda: Activity.objects.with_page_data(),
    Kind.TEAM: lambda: InspiratieTeam.objects.with_card_data().select_related("entered_by"),
    Kind.PROPOSAL: lambda: ActivityProposal.objects.select_related(
        "activity__owner", "activity__team", "proposed_by"
    ),
    Kind.IDEA: lambda: Idea.objects.with_page_data(),
    Kind.APPRECIATION: lambda: Appreciation.objects.with_activity(),
}


def next_after(spot_key: tuple[str, int], spots: list[Spot]) -> Spot | None:
    """Who follows in the line as it was before this one was decided; the first when it was last."""
    keys = [(spot.kind, spot.pk) for spot in spots]
    if spot_key not in keys:
        return spots[0] if spots else None
    place = keys.index(spot_key)
    others = spots[place + 1 :] + spots[:place]
    return others[0] if others else None


def unchecked() -> list:
    """Online without a moderator's look, longest ago first."""
    activities = Activity.objects.unchecked().with_page_data().order_by("published_at")
    teams = InspiratieTeam.objects.unchecked().with_card_data().order_by("published_at")
    ideas = Idea.objects.unchecked().with_page_data().order_by("published_at")
    return [*teams, *activities, *ideas]


def mark_checked(thing) -> bool:
    """A moderator has looked; False when another one was first."""
    same = type(thing).objects.unchecked().filter(pk=thing.pk)
    return bool(same.update(checked_at=timezone.now()))
