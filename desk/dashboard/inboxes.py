"""What people wrote to the organisation, and what we wrote that doesn't arrive."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from desk.dashboard.figures import Figure, Line, age_of, is_older, list_url
from desk.failed_mail import may_see_mail
from desk.models import Message, Report
from desk.moderation.queue import PROMISE
from sponsors.models import Enquiry
from verbinding.lib import postman
from verbinding.lib.listfilters import Period

# A letter to the organisation may wait a day; what visitors see wrong may not.
ANSWER_WITHIN = timedelta(days=1)
# One address that refuses letters for a while is no trouble; so many mean that nothing gets out.
STUCK_LETTERS = 3
FAILED, LATE, UNTRIED = "failed letters", "late letters", "untried letters"


@dataclass(frozen=True)
class Inbox:
    label: str
    model: type
    answer_within: timedelta

    def is_for(self, user):
        opts = self.model._meta
        return user.has_perm(f"{opts.app_label}.view_{opts.model_name}")

    @property
    def recent(self):
        return f"{self.label} of this week"

    def asks(self, now):
        rows, week = self.model.objects.all(), Period.last_days(7, timezone.localdate(now))
        return {
            self.label: (rows.open(), "received_at"),
            self.recent: (week.of(rows, "received_at"), "received_at"),
        }

    def line(self, found, now):
        tally, week = found[self.label], Period.last_days(7, timezone.localdate(now))
        return Line(
            tally.count,
            self.label,
            list_url(self.model, stand="open"),
            age_of(tally.oldest, now),
            is_older(tally.oldest, self.answer_within, now),
            Figure(found[self.recent].count, "in 7 dagen", list_url(self.model, ontvangen=week)),
        )


INBOXES = (
    Inbox("Meldingen", Report, PROMISE),
    Inbox("Berichten", Message, ANSWER_WITHIN),
    Inbox("Aanvragen van sponsors", Enquiry, ANSWER_WITHIN),
)


def is_for(user):
    return may_see_mail(user) or any(inbox.is_for(user) for inbox in INBOXES)


def asks(user, now):
    asked = {}
    for inbox in INBOXES:
        asked |= inbox.asks(now) if inbox.is_for(user) else {}
    if may_see_mail(user):
        late = postman.late_letters(now)
        asked[FAILED] = postman.failed_letters(), "created"
        asked[LATE] = late, "waits_since"
        asked[UNTRIED] = postman.untried(late), "waits_since"
    return asked


def lines(user, found, now):
    yield from (inbox.line(found, now) for inbox in INBOXES if inbox.is_for(user))
    if may_see_mail(user):
        yield from mail_lines(found, now)


def mail_lines(found, now):
    failed, late = found[FAILED], found[LATE]
    url, age = reverse("admin:failed_mail"), age_of(failed.oldest, now)
    yield Line(failed.count, "Mislukte e-mails", url, age, bool(failed.count))
    if late.count:
        is_stuck = bool(found[UNTRIED].count) or late.count >= STUCK_LETTERS
        url, age = reverse("admin:late_mail"), age_of(late.oldest, now)
        yield Line(late.count, "E-mails die blijven wachten", url, age, is_stuck)
