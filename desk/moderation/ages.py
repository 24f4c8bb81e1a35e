"""How long things wait, in four classes; the last two are past the promise."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from django.db import models

from desk.moderation.queue import PROMISE, Spot


class Age(models.TextChoices):
    FRESH = "tot-1-uur", "Korter dan een uur"
    PROMISED = "1-tot-4-uur", "1 tot 4 uur"
    LATE = "4-tot-24-uur", "4 tot 24 uur"
    DAYS = "langer", "Langer dan een dag"

    @property
    def is_late(self):
        return self in {Age.LATE, Age.DAYS}


def age_class(spot: Spot, now) -> Age:
    waited = now - spot.since
    if waited < timedelta(hours=1):
        return Age.FRESH
    if waited <= PROMISE:
        return Age.PROMISED
    return Age.LATE if waited <= timedelta(days=1) else Age.DAYS


def by_age(spots: Iterable[Spot], now) -> list[tuple[Age, int]]:
    counts = Counter(age_class(spot, now) for spot in spots)
    return [(age, counts[age]) for age in Age]
