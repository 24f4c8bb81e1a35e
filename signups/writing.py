"""One message of the organiser to all who come: each gets a letter of their own."""

from django.db import transaction
from django.utils import timezone

from activities.models import Activity
from signups import mails
from signups.models import GuestMessage, Signup
from signups.models.message import MOST_IN_A_DAY
from verbinding.lib.once import store_once

# Two forms with one token are a double click only when all of these are the same.
SAME_MESSAGE = ("activity_id", "moment_id", "words", "takes_replies")


class MessageRefused(Exception):
    """It wasn't sent; the message is in Dutch."""

    status = 409


class TooManyMessages(MessageRefused):
    status = 429


def guests_to_write(activity, moment=None) -> list[Signup]:
    """Who comes at a moment that stands, each address once: with its first sign-up."""
    if not activity.is_public:
        return []
    coming = Signup.objects.of_activity(activity).reachable().with_activity()
    if moment:
        coming = coming.filter(moment=moment)
    by_address = {}
    for signup in coming.order_by("moment__starts_at", "pk"):
        by_address.setdefault(signup.email.casefold(), signup)
    return list(by_address.values())


@transaction.atomic
def send(message) -> bool:
    """False when this very form was sent already; the row counts how many it reached.

    The activity is locked, so that two at once can't both be the third of a day.
    """
    list(Activity.objects.locked([message.activity_id]))
    guests = guests_to_write(message.activity, message.moment)
    if not guests:
        raise MessageRefused("Er komt nu niemand. Je bericht is dus niet verstuurd.")
    message.reached, message.sent_at = len(guests), timezone.now()
    if not store_once(message, words=SAME_MESSAGE):
        return False
    # After storing, for a double click is no new turn; refusing takes the row back.
    if GuestMessage.objects.of_activity(message.activity).of_today().count() > MOST_IN_A_DAY:
        raise TooManyMessages(
            f"Er zijn vandaag al {MOST_IN_A_DAY} berichten verstuurd. Morgen kan er weer een."
        )
    reply_to = message.sent_by.email if message.takes_replies else ""
    for signup in guests:
        mails.message(signup, message, reply_to=reply_to)
    return True
