"""One idea at random for whoever says what they have: a time, some money, so many people."""

import random
from dataclasses import dataclass

from django.db.models import QuerySet

from ideas.models import Idea


@dataclass(frozen=True)
class Surprise:
    idea: Idea
    # Whether it fits every wish; else it is what comes nearest.
    fits: bool


def pick(ideas: QuerySet[Idea], wishes, *, last: str = "") -> Surprise | None:
    """None only where there are no ideas at all. `last` is the slug of the one just shown."""
    rows = list(ideas.values("pk", "slug", "preparation", "duration", "cost", *GROUP))
    if not rows:
        return None
    fitting = set(wishes.narrow(ideas).values_list("pk", flat=True))
    candidates = [row for row in rows if row["pk"] in fitting] or nearest(rows, wishes.wanted)
    others = [row for row in candidates if row["slug"] != last]
    chosen = random.choice(others or candidates)
    idea = ideas.with_card_data().get(pk=chosen["pk"])
    return Surprise(idea, fits=bool(fitting))


GROUP = ("group_min", "group_max")
NEAREST = 3


def nearest(rows, wanted):
    """The few that miss the wishes by least."""
    return sorted(rows, key=lambda row: (distance(row, wanted), row["pk"]))[:NEAREST]


def distance(row, wanted):
    """How far beyond the wishes, each as a part of what was wished for."""
    minutes, euros = row["preparation"] + row["duration"], row["cost"]
    missed = 0
    if time := wanted.get("tijd"):
        missed += max(0, minutes - time) / time
    if "kosten" in wanted:
        missed += max(0, euros - wanted["kosten"]) / max(wanted["kosten"], 5)
    if number := wanted.get("groep"):
        most = row["group_max"] or number
        missed += max(0, row["group_min"] - number, number - most) / number
    return missed
