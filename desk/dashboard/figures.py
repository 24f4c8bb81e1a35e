"""What each number of the first page is: a count, its words, and the list where it is counted."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.http import urlencode

from verbinding.lib.stepadmin import in_words


@dataclass(frozen=True)
class Figure:
    count: int
    label: str
    url: str


@dataclass(frozen=True)
class Line(Figure):
    """Something that waits: since when, and whether that is too long."""

    age: str = ""
    is_urgent: bool = False
    # Another count that belongs with it.
    beside: Figure | None = None


def list_url(model, **filters):
    """The admin's list of this model, with these filters on."""
    opts = model._meta
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    return with_filters(url, **filters)


def with_filters(url, **filters):
    chosen = {name: value for name, value in filters.items() if value is not None}
    return f"{url}?{urlencode(chosen)}" if chosen else url


def age_of(since: datetime | None, now: datetime) -> str:
    return in_words(now - since) if since else ""


def is_older(since: datetime | None, limit: timedelta, now: datetime) -> bool:
    return since is not None and now - since > limit
