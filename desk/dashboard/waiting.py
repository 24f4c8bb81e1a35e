"""What waits at the desk: how many of each, since when, and whether that is too long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import may_moderate
from activities.models import Activity
from desk.failed_mail import may_see_mail
from desk.models import Message, Report
from desk.moderation import queue
from desk.moderation.kinds import KINDS
from ideas.models import Idea
from sponsors.models import Enquiry
from teams.models import InspiratieTeam
from verbinding.lib import postman
from verbinding.lib.stepadmin import in_words

# A letter to the organisation may wait a day; what visitors see wrong may not.
ANSWER_WITHIN = timedelta(days=1)


@dataclass(frozen=True)
class Line:
    label: str
    url: str
    count: int
    age: str = ""
    is_urgent: bool = False


def waiting_lines(user) -> list[Line]:
    """What this person can do something about; a fixed number of queries."""
    now = timezone.now()
    lines = []
    if may_moderate(user):
        lines = [*_queue_lines(now), _unchecked_line(now), *_orphaned_lines()]
    inboxes = (
        ("Meldingen", Report, queue.PROMISE),
        ("Berichten", Message, ANSWER_WITHIN),
        ("Aanvragen van sponsors", Enquiry, ANSWER_WITHIN),
    )
    for label, model, limit in inboxes:
        if user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"):
            lines.append(_inbox_line(label, model, limit, now))
    if may_see_mail(user):
        lines.append(_failed_mail_line(now))
    return lines


def _queue_lines(now):
    spots = queue.line(now=now)
    for kind in KINDS:
        of_kind = [spot for spot in spots if spot.kind is kind]
        yield Line(
            kind.waiting_label,
            f"{reverse('admin:queue')}?soort={kind.value}",
            len(of_kind),
            _age(min((spot.since for spot in of_kind), default=None), now),
            any(spot.is_urgent(now) for spot in of_kind),
        )


def _unchecked_line(now):
    found = [
        model.objects.unchecked().aggregate(count=Count("pk"), oldest=Min("published_at"))
        for model in (Activity, InspiratieTeam, Idea)
    ]
    oldest = min((row["oldest"] for row in found if row["oldest"]), default=None)
    count = sum(row["count"] for row in found)
    url = reverse("admin:queue_unchecked")
    return Line("Online zonder blik vooraf", url, count, _age(oldest, now))


def _orphaned_lines():
    """Online, while everybody who could change or cancel it is gone; named when there are any."""
    models = {"Activiteiten zonder trekker": Activity, "Teams zonder kartrekker": InspiratieTeam}
    for label, model in models.items():
        if count := model.objects.orphaned().count():
            url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
            yield Line(label, f"{url}?aandacht=zonder", count)


def _inbox_line(label, model, limit, now):
    found = model.objects.open().aggregate(count=Count("pk"), oldest=Min("received_at"))
    opts, oldest = model._meta, found["oldest"]
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist") + "?stand=open"
    is_late = oldest is not None and now - oldest > limit
    return Line(label, url, found["count"], _age(oldest, now), is_late)


def _failed_mail_line(now):
    found = postman.failed_letters().aggregate(count=Count("pk"), oldest=Min("created"))
    url = reverse("admin:failed_mail")
    age = _age(found["oldest"], now)
    return Line("Mislukte e-mails", url, found["count"], age, bool(found["count"]))


def _age(since: datetime | None, now: datetime) -> str:
    return in_words(now - since) if since else ""
