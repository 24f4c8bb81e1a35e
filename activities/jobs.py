"""What the activities do by themselves as time goes by."""

from datetime import timedelta

from django.utils import timezone

from activities import alerts
from activities.models import Activity, OnBehalf
from verbinding.lib.publishing import KEPT_UNCONFIRMED
from verbinding.lib.tick import periodic

# After the last moment, as with who signed up.
KEPT_ON_BEHALF = timedelta(days=30)


@periodic("activities-forget-unconfirmed", every=timedelta(hours=1))
def forget_unconfirmed():
    """What nobody confirmed with a code is gone after a week; returns how many went."""
    _, counts = Activity.objects.forgotten().delete()
    return counts.get("activities.Activity", 0)


@periodic("activities-forget-on-behalf", every=timedelta(days=1))
def forget_on_behalf():
    """For whom staff entered something, thirty days after its last moment."""
    before = timezone.now() - KEPT_ON_BEHALF
    Activity.objects.sent_away(before).delete()
    return OnBehalf.objects.outlived(before).forget_people()


@periodic("activities-mail-alerts", every=timedelta(minutes=10))
def mail_alerts():
    """Each day from five o'clock on; whoever was looked for that day isn't looked for again."""
    return alerts.mail_news()


@periodic("activities-forget-alerts", every=timedelta(hours=1))
def forget_alerts():
    """Whose code was never entered within a week, and those of a week long past."""
    now = timezone.localtime()
    gone = alerts.forget_unconfirmed(now - KEPT_UNCONFIRMED)
    return gone + alerts.forget_outlived(now.date())
