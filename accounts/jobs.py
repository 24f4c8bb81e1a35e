"""Periodic work on accounts: what nobody can use any more is thrown away."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone

from accounts.models import BlockedSender, EmailCode
from verbinding.lib.tick import periodic

# The page of an expired code offers a new one for the same thing, and reads it from the old row.
KEPT_CODES = timedelta(days=1)
# Long enough to see that somebody was blocked before.
KEPT_BLOCKS = timedelta(days=90)


@periodic("accounts-forget-codes", every=timedelta(hours=1))
def forget_codes():
    EmailCode.objects.expired(timezone.now() - KEPT_CODES).delete()


@periodic("accounts-forget-sessions", every=timedelta(days=1))
def forget_sessions():
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


@periodic("accounts-forget-blocks", every=timedelta(days=1))
def forget_blocks():
    BlockedSender.objects.outlived(timezone.localdate() - KEPT_BLOCKS).delete()
