"""Periodic work on teams."""

from datetime import timedelta

from teams.models import InspiratieTeam
from verbinding.lib.tick import periodic


@periodic("teams-forget-unconfirmed", every=timedelta(hours=6))
def forget_unconfirmed():
    """A team whose code was never entered is gone after a week, address and all."""
    InspiratieTeam.objects.forgotten().delete()
