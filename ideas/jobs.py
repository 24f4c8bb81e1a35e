"""Periodic work on ideas."""

from datetime import timedelta

from ideas.models import Idea
from verbinding.lib.tick import periodic


@periodic("ideas-forget-unconfirmed", every=timedelta(hours=6))
def forget_unconfirmed():
    """An idea whose code was never entered is gone after a week, address and all."""
    Idea.objects.forgotten().delete()
