"""The day before, a letter to who comes; and never a second one."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from signups import mails
from signups.models import Signup

FROM_HOUR = 10


def remind() -> int:
    """From ten o'clock on; how many letters that was."""
    ten = timezone.localtime().replace(hour=FROM_HOUR, minute=0, second=0, microsecond=0)
    if timezone.now() < ten:
        return 0
    due = Signup.objects.to_remind(ten.date() + timedelta(days=1), signed_up_before=ten)
    return sum(remind_one(signup) for signup in due.with_activity())


@transaction.atomic
def remind_one(signup) -> bool:
    """Of two clocks one wins, and the letter is written in the same transaction.

    Who still waits is marked without a letter: do they move up later today, then that very letter
    tells them all there is to know.
    """
    if not Signup.objects.mark_reminded(signup):
        return False
    if signup.is_coming:
        mails.reminder(signup)
    return signup.is_coming
