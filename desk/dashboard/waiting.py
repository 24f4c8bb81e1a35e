"""What waits at the desk: how many of each, since when, and whether that is too long."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from accounts.permissions import may_moderate
from desk.dashboard import inboxes, looking
from desk.dashboard.figures import Line, age_of
from desk.dashboard.tallies import tallies
from desk.moderation import queue
from desk.moderation.kinds import KINDS


@dataclass(frozen=True)
class Desk:
    """All that one person can do something about; what is red stands first."""

    lines: list[Line]
    spots: list[queue.Spot]
    now: datetime

    @property
    def waiting(self):
        return [line for line in self.lines if line.count]

    @property
    def done(self):
        return [line for line in self.lines if not line.count]

    @property
    def oldest(self) -> str:
        """How long the queue's oldest waits already."""
        return age_of(min((spot.since for spot in self.spots), default=None), self.now)

    @property
    def has_urgent_spots(self):
        return any(spot.is_urgent(self.now) for spot in self.spots)


def desk_of(user) -> Desk:
    """A query for each kind in the queue, and one for all the rest."""
    now = timezone.now()
    sources = [source for source in (looking, inboxes) if source.is_for(user)]
    asked = {}
    for source in sources:
        asked |= source.asks(user, now)
    found = tallies(asked)
    spots = queue.line(now=now) if may_moderate(user) else []
    lines = list(queue_lines(spots, now)) if may_moderate(user) else []
    for source in sources:
        lines += source.lines(user, found, now)
    return Desk(sorted(lines, key=lambda line: not line.is_urgent), spots, now)


def queue_lines(spots, now):
    for kind in KINDS:
        of_kind = [spot for spot in spots if spot.kind is kind]
        yield Line(
            len(of_kind),
            kind.waiting_label,
            f"{reverse('admin:queue')}?soort={kind.value}",
            age_of(min((spot.since for spot in of_kind), default=None), now),
            any(spot.is_urgent(now) for spot in of_kind),
        )
