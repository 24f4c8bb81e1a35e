"""Sending the letters that wait, forgetting them in time, and telling how the queue stands.

The rows are django-post-office's (its table, admin and log). Its sending isn't used: it renders
every body as a template once more, and two processes may send one letter twice.
"""

import logging
import threading
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from post_office.connections import connections
from post_office.models import PRIORITY, STATUS, Email, Log
from post_office.settings import get_max_retries
from post_office.utils import cleanup_expired_mails

from verbinding.lib import tick

logger = logging.getLogger(__name__)

JOB = "mail"
# Nobody else takes up a letter that one process is sending, unless that process died.
CLAIM = timedelta(minutes=5)
SECRET_SECONDS = 5
SECRET_LIFE = timedelta(minutes=15)
SECRET_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(hours=4)
KEPT = timedelta(days=90)
BATCH = 100
WIPED = "(De tekst van deze e-mail is gewist, omdat er een code in stond.)"
WAITING = (STATUS.queued, STATUS.requeued)
# A timer sends every minute; a letter that was never even tried for so long tells that it stopped.
LONGEST_WAIT = timedelta(minutes=15)


def collect(email: Email) -> None:
    """What happens right after the commit: a code goes out at once, the rest wakes the loop."""
    if is_secret(email):
        _send_at_once(email)
    else:
        tick.wake(JOB)


def send_due() -> int:
    """Sends what is waiting, one claim per letter, so that rivals never send one twice.

    Stops at the first network error: the other letters would wait for the same mail server.
    """
    sent = 0
    for email in _claimed():
        error = _try(email.email_message())
        _note(email, error)
        if error and not isinstance(error, SMTPException | ValueError):
            break
        sent += not error
    connections.close()
    return sent


def _claimed():
    while emails := list(_due(timezone.now())[:BATCH]):
        yield from (email for email in emails if _claim(email))


def _due(now):
    return (
        Email.objects.filter(
            Q(scheduled_time=None) | Q(scheduled_time__lte=now),
            Q(expires_at=None) | Q(expires_at__gt=now),
            status__in=WAITING,
        )
        .prefetch_related("attachments")
        .order_by("-priority", "pk")
    )


def _claim(email):
    now = timezone.now()
    unchanged = Email.objects.filter(
        pk=email.pk, status=email.status, scheduled_time=email.scheduled_time
    )
    return unchanged.update(scheduled_time=now + CLAIM, last_updated=now) == 1


def _send_at_once(email):
    """Waits 5 seconds at most; whatever isn't known to be sent by then stays in line."""
    outcome = []
    message = email.email_message()
    # The thread may outlive the wait, so it gets the message only and no database.
    thread = threading.Thread(target=_try_alone, args=(message, outcome), daemon=True)
    thread.start()
    thread.join(SECRET_SECONDS)
    if outcome:
        _note(email, outcome[0])
    else:
        logger.warning("Sending a code took longer than %s seconds", SECRET_SECONDS)


def _try_alone(message, outcome):
    outcome.append(_try(message))
    connections.close()


def _try(message):
    """The error, or None when the mail server took the letter."""
    try:
        connections["default"].send_messages([message])
    except (OSError, ValueError) as error:  # smtplib's own errors are OSErrors
        connections.close()
        return error
    return None


def _note(email, error):
    if error:
        _failed(email, error)
        return
    Email.objects.filter(pk=email.pk).update(
        status=STATUS.sent, scheduled_time=None, last_updated=timezone.now()
    )
    if is_secret(email) and not settings.DEBUG:
        _wipe(Email.objects.filter(pk=email.pk))


def _failed(email, error):
    """Tried again after 1, 2, 4 … minutes, at most 4 hours; a refused address isn't tried again.

    A code is tried every 10 seconds until it expires.
    """
    tries = (email.number_of_retries or 0) + 1
    given_up = _is_final(error) or (tries > get_max_retries() and not is_secret(email))
    pause = min(timedelta(minutes=2 ** min(tries - 1, 10)), LONGEST_PAUSE)
    now = timezone.now()
    Email.objects.filter(pk=email.pk).update(
        status=STATUS.failed if given_up else STATUS.requeued,
        number_of_retries=tries,
        scheduled_time=now + (SECRET_PAUSE if is_secret(email) else pause),
        last_updated=now,
    )
    Log.objects.create(
        email=email,
        status=STATUS.failed,
        message=str(error)[:1000],
        exception_type=type(error).__name__,
    )
    logger.warning("Letter %s wasn't sent (try %s): %s", email.pk, tries, type(error).__name__)


def _is_final(error):
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    return all(code >= 500 for code, _ in error.recipients.values())


def is_secret(email: Email) -> bool:
    """Only letters with a code have high priority, until they are wiped."""
    return email.priority == PRIORITY.high


def wipe_secret_mail() -> int:
    """Wipes the codes that were sent, given up or have expired.

    With DEBUG the sent ones only after 15 minutes: developers read them on /beheer-mail/.
    """
    now = timezone.now()
    Email.objects.filter(status__in=WAITING, expires_at__lte=now).update(status=STATUS.failed)
    ended = Q(status=STATUS.failed)
    if settings.DEBUG:
        ended |= Q(status=STATUS.sent, last_updated__lte=now - SECRET_LIFE)
    else:
        ended |= Q(status=STATUS.sent)
    return _wipe(Email.objects.filter(ended, priority=PRIORITY.high))


def _wipe(emails):
    return emails.update(
        subject="(gewist)", message=WIPED, html_message="", priority=PRIORITY.medium
    )


def delete_old_mail() -> int:
    """Deletes letters of more than 90 days ago, with their log."""
    deleted, _ = cleanup_expired_mails(timezone.now() - KEPT)
    return deleted


def failed_letters():
    """Given up for good, and worth another try: of a code that expired the text is gone."""
    codes = Q(priority=PRIORITY.high) | Q(message=WIPED)
    return Email.objects.filter(status=STATUS.failed).exclude(codes)


def waiting_letters(now):
    """What should have left by now; a letter for later only waits from its own time on.

    The scheduled time of a letter that failed is its next try, so that one waits since it was made.
    """
    waits_since = Case(
        When(status=STATUS.queued, then=Coalesce("scheduled_time", "created")),
        default=F("created"),
    )
    letters = Email.objects.filter(status__in=WAITING)
    return letters.annotate(waits_since=waits_since).filter(waits_since__lte=now)


def late_letters(now):
    return waiting_letters(now).filter(waits_since__lt=now - LONGEST_WAIT)


def untried(letters):
    """Those that nobody tried to send yet."""
    return letters.filter(status=STATUS.queued)


def recent_letters(limit: int = 50):
    """The last letters, for /beheer-mail/ in development."""
    return Email.objects.order_by("-pk")[:limit]
