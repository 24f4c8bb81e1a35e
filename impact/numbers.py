"""What an edition left behind, in numbers: what people told us is added up, and nothing more."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from activities.models import Moment
from impact.models import Result
from verbinding.lib.publishing import Status

New, GoesOn = Result.New, Result.GoesOn


@dataclass(frozen=True)
class Told:
    """`told` is of how many activities we know it; the others are counted in nothing here.

    `met`: at how many of them people were new to each other; `mostly_new`: half of them or more.
    """

    moments: int
    told: int
    came: int
    met: int
    mostly_new: int
    going_on: int
    may_go_on: int


def told_of(edition) -> Told:
    """Two queries, for any number of activities."""
    moments = Moment.objects.standing().filter(
        activity__edition=edition, activity__status=Status.PUBLISHED
    )
    some = Q(new__in=[New.FEW, New.HALF, New.MOST])
    found = Result.objects.counted(edition).aggregate(
        told=Count("pk"),
        came=Sum("people", default=0),
        met=Count("pk", filter=some),
        mostly_new=Count("pk", filter=Q(new__in=[New.HALF, New.MOST])),
        going_on=Count("pk", filter=Q(goes_on=GoesOn.YES)),
        may_go_on=Count("pk", filter=Q(goes_on=GoesOn.MAYBE)),
    )
    return Told(moments=moments.count(), **found)
