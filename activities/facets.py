"""How many activities each day, part of the day, province and theme would show, in one query.

Every count is taken with all other filters in force but its own, so it is what the visitor gets
by choosing that one value.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from activities.models.listed import UNTIL
from verbinding.lib.keptanswers import kept

NAMES = ("dag", "dagdeel", "provincie", "thema")


@dataclass
class Counts:
    """`by` parameter and value: ISO day, part of the day, name of a province, key of a theme."""

    total: int = 0
    by: dict[str, Counter] = field(default_factory=lambda: {name: Counter() for name in NAMES})


def counts_of(filters, listed):
    """Kept until something published changes."""
    key = ("facets", filters.edition and filters.edition.pk, filters.narrowing)
    return kept(key, lambda: count(filters, listed))


def count(filters, listed):
    """Adds up alike activities; which filters they pass is looked at once for all of them."""
    counts, times = Counts(), Times(filters)
    provinces = set(filters.provinces.values())
    themes = {theme.pk for theme in filters.labels["thema"].values()}
    for province, theme, slots, *coming, number in alike(filters, listed):
        fits_province = not provinces or province in provinces
        fits_theme = not themes or theme in themes
        is_shown, days, dayparts = times.of(slots, *coming)
        if is_shown and fits_theme:
            counts.by["provincie"][province] += number
        if is_shown and fits_province and theme:
            counts.by["thema"][str(theme)] += number
        if fits_province and fits_theme:
            counts.total += number if is_shown else 0
            for name, values in (("dag", days), ("dagdeel", dayparts)):
                for value in values:
                    counts.by[name][value] += number
    return counts


def alike(filters, listed):
    """How many there are of each province, theme, days and parts of the day; one query.

    Of the parts of the day it also tells in which of them something is yet to come.
    """
    coming = {
        f"has_{column}": ExpressionWrapper(Q(**{f"{column}__gt": filters.now}), BooleanField())
        for column in UNTIL.values()
    }
    rows = filters.narrow(listed, without=NAMES).order_by().annotate(**coming)
    groups = rows.values_list("province", "theme", "slots", *coming)
    return groups.annotate(number=Count("*"))


class Times:
    """What the moments of an activity mean for the counts, worked out once for all alike."""

    def __init__(self, filters):
        self.dayparts = set(filters.dayparts)
        self.days = {day.isoformat() for day in filters.days}
        self.is_ahead = filters.is_ahead
        self.known = {}

    def of(self, slots, *coming):
        """Whether the moments fit, and the days and the parts of the day to count them under."""
        key = (slots, *coming)
        if key not in self.known:
            self.known[key] = self._work_out(slots, coming)
        return self.known[key]

    def _work_out(self, slots, coming):
        pairs = [slot.split() for slot in slots.split(",") if slot]
        # A day counts as if it were asked for: then what is over counts as well.
        days = {day for day, part in pairs if not self.dayparts or part in self.dayparts}
        if self.days:
            parts = {part for day, part in pairs if day in self.days}
        elif self.is_ahead:
            parts = {part for part, is_coming in zip(UNTIL, coming, strict=True) if is_coming}
        else:
            parts = {part for _, part in pairs}
        if self.dayparts:
            is_shown = not parts.isdisjoint(self.dayparts)
        else:
            # An archive also shows what never got a day.
            is_shown = bool(parts) or not (self.days or self.is_ahead)
        return is_shown, days, parts
