"""How many people signed up: numbers by moment, never names."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Sum

from signups.models import Signup, State


@dataclass
class Counts:
    """People, not sign-ups; a party of four is four."""

    coming: int = 0
    waiting: int = 0
    asked: int = 0
    present: int = 0
    nods: int = 0

    def add(self, other):
        for name in ("coming", "waiting", "asked", "present", "nods"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


NAMES = {State.COMING: "coming", State.WAITING: "waiting", State.ASKED: "asked"}


def count_people(activities) -> None:
    """Puts `counts` on each of these activities and on their moments; one query for all.

    The moments must have been fetched with their tally.
    """
    moments = [moment for activity in activities for moment in activity.moments.all()]
    people = people_at(moments)
    for activity in activities:
        activity.counts = Counts()
        for moment in activity.moments.all():
            moment.counts = people[moment.pk]
            moment.counts.nods = moment.tally.nods if hasattr(moment, "tally") else 0
            activity.counts.add(moment.counts)


def people_at(moments):
    counted = defaultdict(Counts)
    signups = Signup.objects.active().filter(moment__in=[moment.pk for moment in moments])
    sums = signups.order_by().values("moment", "state", "is_present").annotate(sum=Sum("people"))
    for row in sums:
        counts, name = counted[row["moment"]], NAMES[State(row["state"])]
        setattr(counts, name, getattr(counts, name) + row["sum"])
        if row["is_present"] and name == "coming":
            counts.present += row["sum"]
    return counted


def signed_up(name):
    """For a column: this number of whatever `count_people` counted."""
    return lambda thing: getattr(thing.counts, name)
