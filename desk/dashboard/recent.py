"""What staff did lately: steps of the queue, and changes in the admin."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.urls import reverse

from accounts.permissions import may_moderate
from activities.models import ActivityStatusChange
from desk.failed_mail import may_see_mail
from desk.moderation import decisions
from desk.moderation.kinds import kind_of
from ideas.models import IdeaStatusChange
from teams.models import TeamStatusChange
from verbinding.lib.publishing import Status

SHOWN = 8
# Among so many steps of anybody: to look further back would take longer every year.
LOOKED_AT = 100
# Each with what its thing is called by; the rest of a thing is too much to read a hundred times.
HISTORIES = {
    ActivityStatusChange: "thing__title",
    TeamStatusChange: "thing__name",
    IdeaStatusChange: "thing__title",
}
COLUMNS = ("step", "target", "at", "by__name", "by__email", "by__is_staff")
VERBS = {ADDITION: "Toegevoegd", CHANGE: "Gewijzigd", DELETION: "Verwijderd"}


@dataclass(frozen=True)
class Deed:
    at: datetime
    who: str
    what: str
    thing: str
    url: str = ""


def deeds(user) -> list[Deed]:
    """Of everyone for organisers, else one's own; the latest first, a query per kind."""
    found = [deed_of(change) for change in _steps()] if may_moderate(user) else []
    log = LogEntry.objects.select_related("user", "content_type").order_by("-action_time", "-pk")
    if not may_see_mail(user):
        log = log.filter(user=user)
    found += [logged(entry) for entry in log[:SHOWN]]
    return sorted(found, key=lambda deed: deed.at, reverse=True)[:SHOWN]


def _steps():
    for model, title in HISTORIES.items():
        # By key and not by time: those come in the same order, and keys have an index.
        latest = model.objects.select_related("thing", "by").order_by("-pk").only(*COLUMNS, title)
        for change in latest[:LOOKED_AT]:
            if change.by and change.by.is_staff and change.step in decisions.ORDER:
                yield change


def deed_of(change):
    thing = change.thing
    url = reverse("admin:queue_item", args=[kind_of(thing).value, thing.pk])
    return Deed(change.at, str(change.by), Status(change.target).label, str(thing), url)


def logged(entry):
    url = "" if entry.action_flag == DELETION else entry.get_admin_url() or ""
    what = VERBS.get(entry.action_flag, "")
    return Deed(entry.action_time, str(entry.user), what, entry.object_repr, url)
