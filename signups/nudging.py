"""Telling the organiser that somebody waits for their yes or no."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from activities.models import Activity
from signups import mails
from signups.asking import organiser_of
from signups.models import Signup

# Who asks soon after another is in the next letter.
AT_MOST_EVERY = timedelta(hours=4)


def tell_organisers() -> int:
    """Of each activity at most once in four hours; returns how many letters went."""
    asked = Signup.objects.untold()
    told = Signup.objects.told_after(timezone.now() - AT_MOST_EVERY).values("moment__activity")
    waiting = asked.exclude(moment__activity__in=told).values("moment__activity")
    activities = Activity.objects.published().filter(pk__in=waiting).select_related("owner")
    return sum(tell(activity) for activity in activities.prefetch_related("co_organisers"))


@transaction.atomic
def tell(activity) -> bool:
    """Marked in the transaction of the letter, so of two clocks one writes."""
    organiser = organiser_of(activity)
    untold = Signup.objects.untold().of_activity(activity)
    if not (organiser and untold.mark_told()):
        return False
    count = Signup.objects.of_activity(activity).asked().count()
    mails.wait_for_yes(activity, organiser, count)
    return True
