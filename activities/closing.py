"""What still waits when an edition is over: nobody will look at it before the week any more."""

from activities import mails
from activities.models import Activity
from activities.workflow import take_step


def waiting_in(edition):
    return Activity.objects.for_edition(edition).undecided().select_related("owner")


def back_to_concept(activity) -> None:
    """By the site itself; its sender reads why, and may take it along to the next edition."""
    take_step(activity, "withdraw", note="Deze editie is voorbij.")
    mails.came_too_late(activity)
