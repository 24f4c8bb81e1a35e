"""What the activities do by themselves as time goes by."""

from datetime import timedelta

from django.utils import timezone

from activities.models import Activity
from verbinding.lib.tick import periodic

UNCONFIRMED_DAYS = 7


@periodic("activities.forget_unconfirmed", every=timedelta(hours=1))
def forget_unconfirmed():
    """Removes what nobody confirmed with a code within seven days; returns how many went."""
    long_ago = timezone.now() - timedelta(days=UNCONFIRMED_DAYS)
    _, counts = Activity.objects.unconfirmed().filter(created_at__lt=long_ago).delete()
    return counts.get("activities.Activity", 0)
