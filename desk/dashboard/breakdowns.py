"""What stands behind a number that the admin has no list for: moments by day, municipalities."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils.formats import date_format

from activities.models import Activity, Moment
from desk.dashboard.bars import Value
from desk.dashboard.figures import list_url
from verbinding.lib.listfilters import Period
from verbinding.lib.places import municipality_named
from verbinding.lib.publishing import Status


@dataclass(frozen=True)
class Municipality:
    name: str
    province: str
    count: int
    url: str


def moments_by_day(edition, period: Period) -> list[Value]:
    """Of what stands on the site, and came there in that period."""
    online = Activity.objects.published().for_edition(edition)
    moments = Moment.objects.standing().filter(
        activity__in=period.of(online, "published_at").values("pk")
    )
    by_day = moments.order_by("local_date").values_list("local_date").annotate(count=Count("pk"))
    return [
        Value(str(day.day), date_format(day, "l j F Y"), count, note=date_format(day, "D").lower())
        for day, count in by_day
    ]


def municipalities(edition, period: Period) -> list[Municipality]:
    """Those with something on the site, where most is done first."""
    online = Activity.objects.published().for_edition(edition).exclude(municipality_code="")
    counts = Counter()
    # By these columns an index answers alone, without reading activities.
    rows = period.of(online, "published_at").order_by().values_list("province", "municipality_code")
    for _, code, count in rows.annotate(count=Count("pk")):
        counts[code] += count
    found = [_municipality(edition, code, count, period) for code, count in counts.items()]
    return sorted(found, key=lambda one: (-one.count, one.name))


def _municipality(edition, code, count, period):
    known = municipality_named(code)
    name, province = (known.name, known.province) if known else (code, "")
    return Municipality(name, province, count, _url(edition, code, period))


def _url(edition, code, period):
    return list_url(
        Activity,
        edition__id__exact=edition.pk,
        status__exact=Status.PUBLISHED.value,
        municipality_code=code,
        online=str(period) if period != Period() else None,
    )
