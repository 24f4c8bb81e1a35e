"""The week as a calendar: the moments of each day by part of the day, the first few of each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from activities.filter_words import grouped
from activities.listing import moments_of
from activities.models import Moment
from activities.public_facts import is_off

ENTRIES_IN_CELL = 6


@dataclass(frozen=True)
class Cell:
    daypart: str
    label: str
    moments: list[Moment]
    count: int
    url: str

    @property
    def more(self):
        return self.count - len(self.moments)

    @property
    def more_words(self):
        return f"en {grouped(self.more)} meer"


@dataclass(frozen=True)
class Day:
    date: date
    cells: list[Cell]

    @property
    def count(self):
        return sum(cell.count for cell in self.cells)

    @property
    def anchor(self):
        return f"dag-{self.date.isoformat()}"

    @property
    def url(self):
        """Within the page: on a phone the days stand one under the other."""
        return f"#{self.anchor}"


@dataclass(frozen=True)
class Week:
    days: list[Day]
    # Moments on other days than the week's; they are in the list.
    outside: int

    @property
    def count(self):
        return self.outside + sum(day.count for day in self.days)


def week_of(edition, filters, activities):
    """Three queries, however many days, parts of the day and activities there are."""
    moments = moments_of(edition, filters, activities, None)
    dates = filters.days or (edition.days if edition else [])
    dayparts = filters.dayparts or dict(Moment.Daypart.choices)
    counts = counted(moments)
    first = first_of_each(moments, dates)
    days = [
        Day(
            day,
            [
                Cell(
                    daypart=value,
                    label=label,
                    moments=first.get((day, value), []),
                    count=counts.get((day, value), 0),
                    url=list_address(filters, day, value),
                )
                for value, label in dayparts.items()
            ],
        )
        for day in dates
    ]
    return Week(days, sum(count for (day, _), count in counts.items() if day not in dates))


def counted(moments):
    rows = moments.order_by().values_list("local_date", "daypart").annotate(Count("pk"))
    return {(day, daypart): count for day, daypart, count in rows}


def first_of_each(moments, dates):
    """Ranked by their keys alone, for whole rows of 100,000 moments take ten times as long."""
    order = {"partition_by": ["local_date", "daypart"], "order_by": ["starts_at", "pk"]}
    ranked = (
        moments.order_by().filter(local_date__in=dates).annotate(rank=Window(RowNumber(), **order))
    )
    keys = list(ranked.filter(rank__lte=ENTRIES_IN_CELL).values_list("pk", flat=True))
    found = {}
    chosen = Moment.objects.filter(pk__in=keys).select_related("activity")
    for moment in chosen.order_by("starts_at", "pk"):
        moment.is_off = is_off(moment)
        found.setdefault((moment.local_date, moment.daypart), []).append(moment)
    return found


def list_address(filters, day, daypart):
    params = filters.params.copy()
    params["dag"], params["dagdeel"] = day.isoformat(), daypart
    return f"{reverse('activities:list')}?{params.urlencode()}"
