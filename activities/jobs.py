"""What the activities do by themselves as time goes by."""

from datetime import timedelta

from django.utils import timezone

from activities import alerts
from activities.models import Activity
from verbinding.lib.tick import periodic

UNCONFIRMED_DAYS = 7


@periodic("activities.forget_unconfirmed", every=timedelta(hours=1))
def forget_unconfirmed():
    """Removes what nobody confirmed with a code within seven days; returns how many went."""
    long_ago = timezone.now() - timedelta(days=UNCONFIRMED_DAYS)
    _, counts = Activity.objects.unconfirmed().filter(created_at__lt=long_ago).delete()
    return counts.get("activities.Activity", 0)


@periodic("activities.mail_alerts", every=timedelta(minutes=10))
def mail_alerts():
    """Each day from five o'clock on; whoever was looked for that day isn't looked for again."""
    return alerts.mail_news()


@periodic("activities.forget_alerts", every=timedelta(hours=1))
def forget_alerts():
    """Whose code was never entered within seven days, and those of a week long past."""
    now = timezone.localtime()
    gone = alerts.forget_unconfirmed(now - timedelta(days=UNCONFIRMED_DAYS))
    return gone + alerts.forget_outlived(now.date())
