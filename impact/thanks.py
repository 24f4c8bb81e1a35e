"""Thanking who organised something and who came, and asking how it was two weeks later."""

from datetime import time, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from activities.models import Activity, Moment
from impact import mails
from impact.models import GuestThanks, Thanks, archived
from signups.guests import people_coming
from signups.models import State
from verbinding.lib.publishing import Status

# In Amsterdam: nobody wants to be woken by a word of thanks.
LETTERS_FROM = time(9)
# Counted from the last day on; `took_place` already leaves that day itself out.
BEFORE_ASKING = timedelta(days=13)
GUESTS_WITHIN = timedelta(days=7)


def thank_organisers() -> int:
    """Each day from nine o'clock on; returns how many letters went."""
    now = timezone.localtime()
    if now.time() < LETTERS_FROM:
        return 0
    done = Activity.objects.took_place(now).exclude(archived(now.date(), "edition"))
    unthanked = done.filter(thanks=None, owner__is_active=True).select_related("owner", "edition")
    return sum(thank(activity) for activity in unthanked.prefetch_related("moments"))


def thank(activity) -> bool:
    """The row and the letter are one transaction; the second of two rivals meets the row."""
    try:
        with transaction.atomic():
            thanks = Thanks.objects.create(activity=activity)
            mails.thank(thanks)
    except IntegrityError:
        return False
    return True


def thank_guests() -> int:
    """Who came by name, the day after; later than a week nobody waits for it any more."""
    now = timezone.localtime()
    if now.time() < LETTERS_FROM:
        return 0
    moments = Moment.objects.standing().filter(
        activity__status=Status.PUBLISHED,
        ends_at__range=(now - GUESTS_WITHIN, now),
        local_date__lt=now.date(),
        guest_thanks=None,
        signups__state=State.COMING,
    )
    return sum(thank_guests_of(moment) for moment in moments.distinct())


def thank_guests_of(moment) -> int:
    """The row and all the letters are one transaction; who wasn't there after all gets none."""
    came = people_coming(moment).exclude(email="").exclude(is_present=False).with_activity()
    try:
        with transaction.atomic():
            GuestThanks.objects.create(moment=moment)
            for signup in came:
                mails.thank_guest(signup)
    except IntegrityError:
        return 0
    return len(came)


def stop_all(thanks) -> None:
    """All letters to this organiser: also those about what takes place later in the edition."""
    Thanks.objects.of_same_owner(thanks).stop()
    activity = thanks.activity
    if activity.owner_id is None:
        return
    later = Activity.objects.filter(owner=activity.owner_id, edition=activity.edition_id)
    now = timezone.now()
    rows = [Thanks(activity=one, stopped_at=now) for one in later.filter(thanks=None)]
    Thanks.objects.bulk_create(rows, ignore_conflicts=True)


def ask_for_results() -> int:
    """After two weeks, and again each week until it is answered; returns how many letters went."""
    now = timezone.localtime()
    if now.time() < LETTERS_FROM:
        return 0
    long_over = Activity.objects.took_place(now - BEFORE_ASKING)
    due = Thanks.objects.to_be_asked(now).filter(activity__in=long_over)
    return sum(ask(thanks) for thanks in due.select_related("activity__owner", "activity__edition"))


def ask(thanks) -> bool:
    """Counts first, by comparing with what was seen: of two rivals one writes."""
    unchanged = Thanks.objects.filter(pk=thanks.pk, asked=thanks.asked, stopped_at=None)
    with transaction.atomic():
        counted = unchanged.update(asked=F("asked") + 1, last_letter_on=timezone.localdate())
        if counted:
            thanks.asked += 1
            mails.ask(thanks)
    return bool(counted)
