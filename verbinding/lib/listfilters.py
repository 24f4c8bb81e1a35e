"""Filters that lists of the admin share: a stretch of days, and a province."""

import datetime as dt
from dataclasses import dataclass

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db import DataError
from django.utils import timezone
from django.utils.formats import date_format

from verbinding.lib.days import midnight
from verbinding.lib.gazetteer import PROVINCES

BETWEEN = ".."
# What is raised for a number or a day in an address that no column, or no calendar, can hold.
ABSURD = (DataError, OverflowError, ValueError)


@dataclass(frozen=True)
class Period:
    """Whole days in Amsterdam, both ends included; None leaves an end open.

    In an address it reads 2026-11-20, 2026-11-14..2026-11-20 or ..2026-11-20.
    """

    first: dt.date | None = None
    last: dt.date | None = None

    @classmethod
    def day(cls, day):
        return cls(day, day)

    @classmethod
    def last_days(cls, count, today=None):
        today = today or timezone.localdate()
        return cls(today - dt.timedelta(days=count - 1), today)

    @classmethod
    def read(cls, text):
        """Raises ValueError where that isn't a stretch of days."""
        first, is_stretch, last = text.partition(BETWEEN)
        if not is_stretch:
            return cls.day(dt.date.fromisoformat(text))
        if not (first or last):
            raise ValueError("Neither end is given.")
        return cls(*(dt.date.fromisoformat(end) if end else None for end in (first, last)))

    def __str__(self):
        if self.first and self.first == self.last:
            return self.first.isoformat()
        return BETWEEN.join(end.isoformat() if end else "" for end in (self.first, self.last))

    @property
    def words(self):
        if self == Period():
            return "altijd"
        if self.first is None:
            return f"tot en met {_in_words(self.last)}"
        if self.last is None:
            return f"vanaf {_in_words(self.first)}"
        if self.first == self.last:
            return _in_words(self.first)
        return f"{_in_words(self.first)} tot en met {_in_words(self.last)}"

    def of(self, queryset, column):
        """Those whose time in that column falls in this period."""
        bounds = {}
        if self.first is not None:
            bounds[f"{column}__gte"] = midnight(self.first)
        if self.last is not None:
            bounds[f"{column}__lt"] = midnight(self.last + dt.timedelta(days=1))
        return queryset.filter(**bounds)


def _in_words(day):
    return date_format(day, "j F Y")


class PeriodFilter(admin.SimpleListFilter):
    """Expects `title`, `parameter_name` and `column`, which holds a time."""

    column = ""

    def lookups(self, request, model_admin):
        today = timezone.localdate()
        usual = {
            str(Period.day(today)): "Vandaag",
            str(Period.day(today - dt.timedelta(days=1))): "Gisteren",
            str(Period.last_days(7, today)): "De laatste 7 dagen",
        }
        chosen = self.used_parameters.get(self.parameter_name)
        if chosen and chosen not in usual:
            usual[chosen] = self._read(chosen).words.capitalize()
        return list(usual.items())

    def queryset(self, request, queryset):
        return self._read(self.value()).of(queryset, self.column) if self.value() else queryset

    def _read(self, text):
        try:
            return Period.read(text)
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters(error) from error


class ProvinceFilter(admin.SimpleListFilter):
    """For models with a `province` by name, empty where something is online."""

    title = "provincie"
    parameter_name = "provincie"
    NOWHERE = "geen"

    def lookups(self, request, model_admin):
        named = [(one.slug, one.name) for one in PROVINCES]
        return [*named, (self.NOWHERE, "Zonder provincie")]

    def queryset(self, request, queryset):
        names = {one.slug: one.name for one in PROVINCES} | {self.NOWHERE: ""}
        return queryset.filter(province=names[self.value()]) if self.value() in names else queryset
