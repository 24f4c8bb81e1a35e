"""Confirming a mailing, and sending it in small pieces that survive a crash."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from desk.mailings import letter
from desk.mailings.counting import counts_of
from desk.mailings.facts import facts_of, values_for
from desk.mailings.sifting import Reason, sift, sift_rows
from desk.mailings.words import words_of
from desk.mailings.workflow import take_step
from desk.models import Mailing, MailingRecipient
from verbinding.lib import tick
from verbinding.lib.workflow import TOO_LATE, StepRefused

JOB = "desk-mailings"
# Rows and letters of one transaction; so short that nobody else waits for it.
PIECE = 50
ROWS_AT_ONCE = 5000
State = MailingRecipient.State


class GroupChanged(Exception):
    """The group isn't the one that was shown; nothing was confirmed."""


def fingerprint(mailing, sifted) -> str:
    """What somebody confirms: this text, for exactly these people."""
    told = "\n".join([mailing.fingerprint, str(sifted.counts), *sorted(sifted.reached)])
    return hashlib.sha256(told.encode()).hexdigest()


def confirm(mailing, *, by, seen, send_at=None) -> int:
    """Fixes who gets it and lets it go; returns how many that are.

    Raises GroupChanged when `seen` is no longer what would be sent, and StepRefused when somebody
    else changed or confirmed the mailing, or when there is nobody to mail.
    """
    with transaction.atomic():
        # First the row: of two who confirm at once the second waits here, and is refused.
        mine = Mailing.objects.drafts().filter(pk=mailing.pk, changed_at=mailing.changed_at)
        if not mine.update(send_at=send_at or timezone.now(), filter_words=words_of(mailing)):
            raise StepRefused(TOO_LATE)
        sifted = sift(mailing)
        if fingerprint(mailing, sifted) != seen:
            raise GroupChanged
        if not sifted.reached:
            raise StepRefused("Er is niemand om te mailen. Kies een andere groep.")
        _fix(mailing, sifted)
        take_step(mailing, "confirm", by=by)
        transaction.on_commit(lambda: tick.wake(JOB))
    return len(sifted.reached)


def _fix(mailing, sifted):
    Mailing.objects.filter(pk=mailing.pk).update(left_out=sifted.counts)
    rows = (
        MailingRecipient(mailing=mailing, user_id=person.user_id, address=address)
        for address, person in sifted.reached.items()
    )
    MailingRecipient.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def send_due() -> int:
    """One run: at most a fixed number of letters, of who waits longest first."""
    left = settings.MAILING_LETTERS_PER_RUN
    for mailing in Mailing.objects.due().select_related("edition"):
        while left > 0 and (done := send_piece(mailing, min(left, PIECE))):
            left -= done
    return settings.MAILING_LETTERS_PER_RUN - left


def send_piece(mailing, most: int) -> int:
    """Writes some letters and marks their rows in one transaction; returns how many rows.

    Killed anywhere, either both are there or neither is: nobody is mailed twice, nobody is missed.
    The update of the mailing's row makes rivals wait for each other, and for who pauses or stops.
    """
    with transaction.atomic():
        now = timezone.now()
        if not Mailing.objects.due(now).filter(pk=mailing.pk).update(changed_at=now):
            return 0
        rows = list(mailing.recipients.waiting()[:most])
        if rows:
            write_letters(mailing, rows)
        else:
            mailing.refresh_from_db(fields=["status"])
            take_step(mailing, "finish")
    return len(rows)


def write_letters(mailing, rows):
    """Asks once more who still gets it: since it was confirmed people left or were blocked."""
    sifted = sift_rows(mailing, rows)
    persons = [sifted.reached[row.address] for row in rows if row.address in sifted.reached]
    facts, reply_to = facts_of(mailing, persons), letter.reply_to_of(mailing)
    for row in rows:
        person = sifted.reached.get(row.address)
        if person is None:
            row.state = State.SKIPPED
            row.reason = sifted.refused.get(row.address, Reason.OUTSIDE)
            continue
        values = values_for(mailing, person, facts.get(person.user_id))
        try:
            row.letter = letter.send(mailing, person, values, reply_to=reply_to)
        except ValidationError:
            # One address that the mail queue doesn't take must not hold up all who come after.
            row.state, row.reason = State.SKIPPED, Reason.UNPROVEN
            continue
        row.state = State.WRITTEN
    MailingRecipient.objects.bulk_update(rows, ["state", "reason", "letter"])


# --- Afterwards ---------------------------------------------------------------------------------

# Long enough to see what came back, and to leave out who had it already in a second letter.
KEPT = timedelta(days=30)


def forget_recipients() -> int:
    """Of what was sent long ago only the counts stay; returns of how many mailings."""
    return sum(_forget(mailing) for mailing in Mailing.objects.ended_before(timezone.now() - KEPT))


def _forget(mailing) -> int:
    with transaction.atomic():
        kept = Mailing.objects.filter(pk=mailing.pk, tally__isnull=True)
        if not kept.update(tally=counts_of(mailing).as_dict()):
            return 0
        mailing.recipients.all().delete()
    return 1
