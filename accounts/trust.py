"""Trust in a person: what they send in is online at once. Only a moderator gives or takes it."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.permissions import may_moderate
from verbinding.lib.log import note
from verbinding.lib.workflow import TOO_LATE, StepRefused


def trust_person(user: User, by: User) -> None:
    """Raises StepRefused when `by` may not, or somebody else was first."""
    _check(by)
    with transaction.atomic():
        change_trust(user, by=by, at=timezone.now())
        note(by, user, "Vertrouwd gemaakt.")


def untrust_person(user: User, by: User) -> None:
    """What is online stays online; the next thing waits for a moderator again."""
    _check(by)
    with transaction.atomic():
        change_trust(user, by=None, at=None)
        note(by, user, "Vertrouwen ingetrokken.")


def change_trust(thing, *, by, at) -> None:
    """Gives trust to a person or a team, or takes it (both None); of two rivals one is refused."""
    same = type(thing).objects.filter(pk=thing.pk, trusted_at__isnull=at is not None)
    if not same.update(trusted_at=at, trusted_by=by):
        raise StepRefused(TOO_LATE)
    thing.trusted_at, thing.trusted_by = at, by


def _check(by):
    if not may_moderate(by):
        raise StepRefused("Alleen een moderator beslist wie vertrouwd is.")
