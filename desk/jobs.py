"""Periodic work of the desk: the alarm, and forgetting what nobody needs any more."""

from datetime import timedelta

from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.utils import timezone

from desk import mails
from desk.logbook.forgetting import forget_decisions
from desk.mailings import news, sending
from desk.models import Alarm, ListTransfer, ListUpload, Message, Report
from desk.moderation import queue
from desk.workflow import first_time
from sponsors.models import Enquiry
from verbinding.lib.tick import periodic

KEPT = timedelta(days=365)


@periodic("desk-alarm", every=timedelta(minutes=10))
def sound_alarm():
    """One letter about all that has waited past the promise, each thing once per day."""
    now = timezone.now()
    today = timezone.localdate(now)
    with transaction.atomic():
        late = [spot for spot in queue.line(now=now) if spot.is_late(now)]
        fresh = [spot for spot in late if first_time(f"late:{spot.kind}:{spot.pk}:{today}")]
        if fresh:
            mails.waiting_too_long(queue.with_facts(fresh, now))


@periodic("desk-forget", every=timedelta(days=1))
def forget_handled():
    """A year after it was handled nobody needs who wrote what; the admin's own log likewise."""
    before = timezone.now() - KEPT
    for model in (Message, Report, Enquiry):
        model.objects.handled_before(before).delete()
    LogEntry.objects.filter(action_time__lt=before).delete()
    forget_decisions(before)
    Alarm.objects.before(before).delete()
    ListTransfer.objects.before(before).delete()


@periodic("desk-lists", every=timedelta(minutes=10))
def throw_lists_away():
    """A list that lay ready and that nobody took over."""
    ListUpload.objects.expired().delete()


@periodic(sending.JOB, every=timedelta(minutes=1))
def send_mailings():
    """A fixed number of letters per run; they go behind all other mail."""
    return sending.send_due()


@periodic("desk-forget-recipients", every=timedelta(days=1))
def forget_recipients():
    """Who got a mailing, a month after it ended; and the choices of addresses long gone."""
    news.forget_strangers()
    return sending.forget_recipients()
