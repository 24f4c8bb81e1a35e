"""Trust in a person: what they send in is online at once. Only a moderator gives or takes it."""

from django.utils import timezone

from accounts.models import User
from accounts.permissions import may_moderate
from verbinding.lib.workflow import StepRefused


def trust_person(user: User, by: User) -> None:
    """Raises StepRefused when `by` may not, or somebody else was first."""
    _set_trust(user, by, is_given=True)


def untrust_person(user: User, by: User) -> None:
    """What is online stays online; the next thing waits for a moderator again."""
    _set_trust(user, by, is_given=False)


def _set_trust(user, by, *, is_given):
    if not may_moderate(by):
        raise StepRefused("Alleen een moderator beslist wie vertrouwd is.")
    given = {
        "trusted_at": timezone.now() if is_given else None,
        "trusted_by": by if is_given else None,
    }
    same_person = User.objects.filter(pk=user.pk, trusted_at__isnull=is_given)
    if not same_person.update(**given):
        raise StepRefused("Iemand was je voor: bekijk eerst hoe het er nu voor staat.")
    user.trusted_at, user.trusted_by = given["trusted_at"], given["trusted_by"]
