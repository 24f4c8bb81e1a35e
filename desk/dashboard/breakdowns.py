"""What stands behind a number that the admin has no list for: moments by day, municipalities."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.formats import date_format

from activities.models import Activity, Moment
from desk.dashboard.bars import Value
from desk.dashboard.figures import list_url
from verbinding.lib.listfilters import Period
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
    rows = period.of(online, "published_at").order_by()
    rows = rows.values_list("municipality_code", "municipality", "province")
    return [
        Municipality(name, province, count, _url(edition, code, period))
        for code, name, province, count in rows.annotate(count=Count("pk")).order_by(
            "-count", "municipality"
        )
    ]


def _url(edition, code, period):
    return list_url(
        Activity,
        edition__id__exact=edition.pk,
        status__exact=Status.PUBLISHED.value,
        municipality_code=code,
        online=str(period) if period != Period() else None,
    )
