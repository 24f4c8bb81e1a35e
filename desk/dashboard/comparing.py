"""This edition beside the last one, on the same number of days before the week."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from activities.filter_words import grouped
from desk.dashboard.counting import Counted
from desk.dashboard.figures import Figure, list_url, with_filters
from desk.dashboard.plots import online_url
from signups.models import Signup
from teams.models import InspiratieTeam
from verbinding.lib.listfilters import Period
from verbinding.lib.publishing import Status

LABELS = {
    "activities": "Activiteiten",
    "moments": "Momenten",
    "teams": "Teams",
    "signups": "Aanmeldingen",
    "municipalities": "Gemeenten",
}
SEEN_WITH = {
    "activities": "activities.view_activity",
    "moments": "activities.view_activity",
    "teams": "teams.view_inspiratieteam",
    "signups": "signups.view_signup",
    "municipalities": "activities.view_activity",
}


@dataclass(frozen=True)
class Compared:
    """`then` is None where nothing is known of the last edition."""

    name: str
    now: Figure
    then: Figure | None

    @property
    def label(self):
        return self.now.label

    @property
    def difference(self):
        if self.then is None:
            return "geen gegevens"
        more = self.now.count - self.then.count
        if not more:
            return "evenveel"
        return f"{grouped(abs(more))} {'meer' if more > 0 else 'minder'}"


def compared(user, counted: Counted) -> list[Compared]:
    """As far as this person may see the lists behind it."""
    return [
        Compared(name, _now(name, counted), _then(name, counted))
        for name in LABELS
        if user.has_perm(SEEN_WITH[name])
    ]


def _now(name, counted):
    today = timezone.localdate(counted.made_at)
    # Who signed up has no other sign of it than the day.
    until = today if name == "signups" else None
    url = behind(name, counted.edition, until)
    return Figure(counted.now.numbers[name], LABELS[name], url)


def _then(name, counted):
    if counted.then is None or not counted.then.totals[name]:
        return None
    url = behind(name, counted.last, counted.until)
    return Figure(counted.then.numbers[name], LABELS[name], url)


def behind(name, edition, until):
    """The list in which a number can be counted again."""
    period = Period(last=until) if until else None
    if name == "activities":
        return online_url(edition, online=period)
    if name == "teams":
        part = f"{edition.year}_{period}" if period else edition.year
        return list_url(InspiratieTeam, deelname=part, status__exact=Status.PUBLISHED.value)
    if name == "signups":
        return list_url(Signup, bevestigd=period, moment__activity__edition__id__exact=edition.pk)
    url = reverse(f"admin:counted_{name}")
    return with_filters(url, editie=edition.year, online=period)
