"""Periodic work on teams."""

from datetime import timedelta

from django.utils import timezone

from teams.models import InspiratieTeam
from verbinding.lib.tick import periodic

KEPT_UNCONFIRMED = timedelta(days=7)


@periodic("teams-forget-unconfirmed", every=timedelta(hours=6))
def forget_unconfirmed():
    """A team whose code was never entered is gone after a week, address and all."""
    InspiratieTeam.objects.forgotten(timezone.now() - KEPT_UNCONFIRMED).delete()
