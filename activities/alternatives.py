"""Where to go when nothing fits: wider around, another day, or without one of the filters."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.dateparse import parse_date
from django.utils.formats import date_format

from activities.filters import RADII
from activities.models import Moment
from activities.nearby import with_distance

# Each filter that is left out for a try costs a query.
MOST_TRIES = 6
# What leaving a filter out comes down to, where "zonder zaterdag" is no Dutch.
LEFT_OUT = {"plaats": "In heel Nederland", "dag": "Op alle dagen", "dagdeel": "De hele dag"}


@dataclass(frozen=True)
class Way:
    label: str
    url: str
    count: int


def ways_on(filters, listed, counts):
    """What does give something, the smallest change first; `counts` are those of the facets."""
    ways = [*wider(filters, listed, counts.total), *other_moments(filters, counts)]
    return ways + without_one(filters, listed, counts.total)


def wider(filters, listed, total):
    """The first two wider circles that hold something more, in one query."""
    radii = [km for km in RADII if km > filters.radius]
    if filters.place is None or not radii:
        return
    place = filters.place
    around = with_distance(filters.fitting(listed, without={"plaats"}), place.lat, place.lon)
    within = {f"km{km}": Count("pk", filter=Q(distance_km__lte=km)) for km in radii}
    seen, shown = total, 0
    for km, count in zip(radii, around.order_by().aggregate(**within).values(), strict=True):
        if count > seen and shown < 2:
            seen, shown = count, shown + 1
            yield Way(f"Binnen {km} km", filters.with_value("straal", km), count)


def other_moments(filters, counts):
    for value, count in sorted(counts.by["dag"].items()):
        if filters.days and count and parse_date(value) not in filters.days:
            day = date_format(parse_date(value), "l j F")
            yield Way(f"Op {day}", filters.with_value("dag", value), count)
    for value, label in Moment.Daypart.choices:
        if filters.dayparts and counts.by["dagdeel"].get(value) and value not in filters.dayparts:
            url = filters.with_value("dagdeel", value)
            yield Way(f"In de {label.lower()}", url, counts.by["dagdeel"][value])


def without_one(filters, listed, total):
    """One name stands for all its values: without "samen eten of wandelen"."""
    labels = {}
    for row in filters.active:
        labels.setdefault(row["name"], []).append(row["label"])
    tries = [name for name in labels if len(labels) > 1][:MOST_TRIES]
    counted = [(name, filters.fitting(listed, without={name}).count()) for name in tries]
    return [
        Way(words_without(name, labels[name]), filters.without(name), count)
        for name, count in counted
        if count > total
    ]


def words_without(name, labels):
    if name in ("provincie", "gemeente"):
        return f"Ook buiten {' en '.join(labels)}"
    quoted = (label if label.startswith("“") else f"“{label}”" for label in labels)
    return LEFT_OUT.get(name) or f"Zonder {' en '.join(quoted)}"
