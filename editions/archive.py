"""What an edition brought: its numbers, its teams and its activities.

Editions lie below activities and teams and may not import them, so all of this is read through
the reverse accessors `activities` and `participations`.
"""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, F, Min, Q

from editions.models import Edition
from verbinding.lib.publishing import VISIBLE, Status


@dataclass(frozen=True)
class Numbers:
    """Counts of what was really published; own-group activities count too."""

    activities: int = 0
    municipalities: int = 0
    teams: int = 0

    @property
    def any(self):
        return bool(self.activities or self.teams)


def numbers_by_edition(editions=None) -> dict[int, Numbers]:
    """Numbers by the edition's primary key, in two queries for any number of editions."""
    editions = Edition.objects.all() if editions is None else editions
    published = Q(activities__status=Status.PUBLISHED)
    placed = published & ~Q(activities__municipality_code="")
    counted = editions.order_by().annotate(
        activity_count=Count("activities", filter=published),
        municipality_count=Count("activities__municipality_code", filter=placed, distinct=True),
    )
    teams = _team_counts(editions)
    return {
        pk: Numbers(activities, municipalities, teams[pk])
        for pk, activities, municipalities in counted.values_list(
            "pk", "activity_count", "municipality_count"
        )
    }


def numbers_of(edition: Edition) -> Numbers:
    return numbers_by_edition(Edition.objects.filter(pk=edition.pk))[edition.pk]


def _team_counts(editions):
    # A query of its own: joined to the activities as well, every team would count many times.
    taking_part = Q(participations__team__status=Status.PUBLISHED)
    counted = editions.order_by().annotate(team_count=Count("participations", filter=taking_part))
    return dict(counted.values_list("pk", "team_count"))


def teams_of(edition: Edition):
    """Participations of the teams that everybody may see, by name."""
    shown = edition.participations.filter(team__status__in=VISIBLE)
    return shown.select_related("team").order_by("team__name", "pk")


def page_of_activities(edition: Edition, number, per_page: int):
    """A page of everything with a public address, in the order in which it happens.

    First only the keys are put in order: sorting whole rows took ten times as long.
    """
    shown = edition.activities.public()
    begins_at = shown.order_by().values("pk").annotate(begins_at=Min("moments__starts_at"))
    in_order = begins_at.order_by(F("begins_at").asc(nulls_last=True), "pk")
    page = Paginator(in_order.values_list("pk", flat=True), per_page).get_page(number)
    cards = shown.with_card_data().in_bulk(list(page.object_list))
    page.object_list = [cards[key] for key in page.object_list]
    return page
