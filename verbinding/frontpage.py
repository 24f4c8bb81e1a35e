"""What the home page gathers from the rooms, in a fixed number of queries."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from activities.models import Activity, Moment
from ideas.models import Idea
from sponsors.models import Kind, Sponsorship
from teams.models import InspiratieTeam
from verbinding.lib.publishing import Status

CARDS = 6
TEAMS = 3
IDEAS = 3
# So many of each morning, afternoon and evening are enough to choose six different ones from.
CANDIDATES_PER_DAYPART = 20


@dataclass(frozen=True)
class Day:
    date: date
    count: int
    url: str
    is_current: bool


def days_with_counts(edition, today) -> list[Day]:
    """As many as the list of that day shows: there an activity that was called off stays."""
    shown = Activity.objects.public().for_edition(edition)
    counts = dict(
        Moment.objects.standing()
        .filter(activity__in=shown.order_by().values("pk"))
        .order_by()
        .values_list("local_date")
        .annotate(Count("activity", distinct=True))
    )
    address = reverse("activities:list")
    return [
        Day(day, counts.get(day, 0), f"{address}?dag={day.isoformat()}", day == today)
        for day in edition.days
    ]


def chosen_activities(edition) -> list[Activity]:
    """A few cards, soonest first, as different as they can be."""
    chosen = most_varied(_candidates(edition), CARDS)
    if not chosen:
        return []
    cards = Activity.objects.with_card_data().filter(pk__in=chosen)
    return sorted(cards, key=lambda card: card.next_moment.starts_at)


def most_varied(candidates, number) -> list[int]:
    """One after the other the activity whose day, hour, theme and place were chosen least."""
    left = {}
    for candidate in candidates:
        left.setdefault(candidate["activity"], candidate)
    seen, chosen = Counter(), []
    while left and len(chosen) < number:
        best = min(left, key=lambda pk: sum(seen[feature] for feature in _features(left[pk])))
        seen.update(_features(left.pop(best)))
        chosen.append(best)
    return chosen


def _features(candidate):
    return [
        ("day", candidate["local_date"]),
        ("daypart", candidate["daypart"]),
        ("theme", candidate["activity__theme"]),
        ("place", candidate["activity__municipality_code"]),
    ]


def _candidates(edition):
    moments = _moments_of(edition).filter(activity__openness=Activity.Openness.EVERYONE)
    if edition.is_ahead:
        moments = moments.coming()
    rank = Window(
        RowNumber(), partition_by=[F("local_date"), F("daypart")], order_by=("starts_at", "pk")
    )
    return (
        moments.annotate(rank=rank)
        .filter(rank__lte=CANDIDATES_PER_DAYPART)
        .order_by("starts_at", "pk")
        .values(
            "activity", "local_date", "daypart", "activity__theme", "activity__municipality_code"
        )
    )


def _moments_of(edition):
    return Moment.objects.standing().filter(
        activity__edition=edition, activity__status=Status.PUBLISHED
    )


def ideas_for(today):
    """Three others each day, in turn, so that all of them get their day."""
    keys = list(Idea.objects.published().order_by("pk").values_list("pk", flat=True))
    first = today.toordinal() * IDEAS
    chosen = {keys[(first + number) % len(keys)] for number in range(IDEAS) if keys}
    return Idea.objects.with_card_data().filter(pk__in=chosen)


def newest_teams(edition):
    """Chosen before their activities are counted: counting for every team takes long."""
    teams = InspiratieTeam.objects.published().taking_part_in(edition)
    newest = teams.order_by("-participations__since", "pk").values_list("pk", flat=True)[:TEAMS]
    return InspiratieTeam.objects.with_card_data().filter(pk__in=newest)


def link_count() -> int:
    """How often one team brought another on the idea, in all years."""
    return InspiratieTeam.objects.linked().count()


def sponsors_of(edition) -> tuple[list, list]:
    """Who powers the week, and everybody else who helps, each once."""
    powering, helping = {}, {}
    for row in Sponsorship.objects.for_edition(edition).shown().with_card_data():
        kind = powering if row.kind == Kind.POWERED_BY else helping
        kind.setdefault(row.sponsor_id, row.sponsor)
    return list(powering.values()), [s for pk, s in helping.items() if pk not in powering]
