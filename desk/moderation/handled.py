"""What one moderator did today, for who likes to see that it adds up."""

from collections import Counter
from dataclasses import dataclass

from django.utils import timezone

from desk.moderation.kinds import KINDS


@dataclass(frozen=True)
class Handled:
    """`steps` are (words on the button, how often), the most frequent first."""

    total: int
    steps: list[tuple[str, int]]


def today(user, now) -> Handled:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    counts = sum((kind.handled(user, midnight) for kind in KINDS), Counter())
    return Handled(counts.total(), counts.most_common())
