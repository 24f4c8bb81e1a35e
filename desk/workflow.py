"""What happens to messages and reports: each arrives once, and somebody is told."""

from django.db import IntegrityError, transaction
from django.db.models import Count, Min
from django.utils.crypto import salted_hmac

from desk import mails
from desk.models import Alarm, Message, Report, subject_field
from desk.moderation.kinds import kind_of
from verbinding.lib.limits import client_network
from verbinding.lib.once import store_once

SENDERS_FOR_ALARM = 3


def receive_message(message: Message, edition) -> bool:
    """Stores it and queues the letters; False when this very form arrived before."""
    with transaction.atomic():
        is_new = store_once(message, words=("name", "email", "subject", "words"))
        if is_new:
            mails.message_received(message, edition)
            mails.message_thanks(message, edition)
    return is_new


def receive_report(report: Report) -> bool:
    """Stores it; the third sender on one thing alerts the moderators."""
    with transaction.atomic():
        is_new = store_once(report, words=("activity_id", "team_id", "reason", "words", "email"))
        if is_new:
            alert_when_many(report.subject)
    return is_new


def alert_when_many(thing):
    """Once for a row of open reports: its oldest one gives the alarm its name."""
    about = Report.objects.open().about(thing)
    found = about.aggregate(senders=Count("sender_hash", distinct=True), oldest=Min("pk"))
    if found["senders"] < SENDERS_FOR_ALARM:
        return
    if first_time(f"reports:{subject_field(thing)}:{thing.pk}:{found['oldest']}"):
        mails.many_reports(thing, kind_of(thing), found["senders"])


def first_time(key: str) -> bool:
    """Whether no alarm went out under this key before; of two rivals one hears yes."""
    try:
        with transaction.atomic():
            Alarm.objects.create(key=key)
    except IntegrityError:
        return False
    return True


def sender_hash(request, email: str) -> str:
    """Tells senders apart without keeping who they are: a keyed hash of address or network."""
    sender = email.strip().lower() or client_network(request)
    return salted_hmac("desk.report.sender", sender, algorithm="sha256").hexdigest()
