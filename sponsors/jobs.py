"""What the sponsors room does by itself as time goes by."""

from datetime import timedelta

from django.utils import timezone

from sponsors.models import Ambassador
from teams.models.outreach import KEPT_AFTERWARDS
from verbinding.lib.tick import periodic


@periodic("sponsors-forget-ambassadors", every=timedelta(hours=6))
def forget_ambassadors():
    """Who isn't named on the site goes when the teams' lists go; who is, stays in its edition."""
    before = timezone.localdate() - KEPT_AFTERWARDS
    return Ambassador.objects.outlived(before).delete()[0]
