"""What a moderator looks at afterwards: online without a look, or with nobody behind it."""

from django.urls import reverse
from django.utils import timezone

from accounts.permissions import may_moderate
from activities.models import Activity
from desk.dashboard.figures import Figure, Line, age_of, list_url, with_filters
from desk.moderation.kinds import KINDS
from desk.moderation.kinds.submissions import SubmissionKind
from teams.models import InspiratieTeam
from verbinding.lib.listfilters import Period

UNCHECKED = [kind.model for kind in KINDS if isinstance(kind, SubmissionKind)]
ORPHANED = {"Activiteiten zonder trekker": Activity, "Teams zonder kartrekker": InspiratieTeam}
is_for = may_moderate


def asks(user, now):
    today = Period.day(timezone.localdate(now))
    asked = {}
    for model in UNCHECKED:
        unchecked = model.objects.unchecked()
        asked[all_of(model)] = unchecked, "published_at"
        asked[today_of(model)] = today.of(unchecked, "published_at"), "published_at"
    for label, model in ORPHANED.items():
        asked[label] = model.objects.orphaned(), "published_at"
    return asked


def all_of(model):
    return f"unchecked {model.__name__}"


def today_of(model):
    return f"unchecked today {model.__name__}"


def lines(user, found, now):
    unchecked = found.sum(map(all_of, UNCHECKED))
    url, today = reverse("admin:queue_unchecked"), Period.day(timezone.localdate(now))
    yield Line(
        unchecked.count,
        "Online zonder blik vooraf",
        url,
        age_of(unchecked.oldest, now),
        beside=Figure(
            found.sum(map(today_of, UNCHECKED)).count, "vandaag", with_filters(url, online=today)
        ),
    )
    for label, model in ORPHANED.items():
        # Rare; a line that always says "0" would only be in the way.
        if count := found[label].count:
            yield Line(count, label, list_url(model, aandacht="zonder"))
