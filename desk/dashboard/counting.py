"""The heavy counts of the first page: of this edition, and of the last one on the same day.

They go over all activities and sign-ups, so they are kept for some minutes, with the time.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.formats import date_format

from activities.models import Activity, Moment
from editions.models import Edition
from signups.models import Signup
from teams.models import TeamParticipation
from verbinding.lib.days import midnight
from verbinding.lib.listfilters import Period
from verbinding.lib.publishing import Status

KEPT_SECONDS = 5 * 60
DAYS_DRAWN = 14


@dataclass
class Counts:
    """Of one edition up to a day; `total` tells whether there is anything to compare at all."""

    by_place: Counter = field(default_factory=Counter)
    numbers: Counter = field(default_factory=Counter)
    totals: Counter = field(default_factory=Counter)

    @property
    def by_province(self) -> Counter:
        counts = Counter()
        for (province, _), count in self.by_place.items():
            counts[province] += count
        return counts


@dataclass(frozen=True)
class Counted:
    """`then` is None without an earlier edition of which the days are known."""

    made_at: dt.datetime
    edition: Edition
    now: Counts
    last: Edition | None
    until: dt.date | None
    then: Counts | None
    signups: dict[dt.date, int]

    @property
    def can_compare(self):
        return self.then is not None and self.then.totals.total() > 0

    @property
    def words(self):
        """What the numbers are put beside, or why they can't be."""
        if self.last is None:
            return "Dit is de eerste editie: er is nog niets om mee te vergelijken."
        if self.then is None:
            return f"Vergelijken kan niet: van {self.last} zijn de dagen niet bekend."
        if not self.can_compare:
            return f"Vergelijken kan niet: van {self.last} staat hier niets."
        return f"Naast {self.last} op {date_format(self.until, 'j F Y')}, even ver van de week."


def counted(edition, *, anew=False) -> Counted:
    """Six queries, or none at all for the next five minutes."""
    key = f"desk:counted:{edition.pk}:{timezone.localdate()}"
    found = None if anew else cache.get(key)
    if found is None:
        found = count(edition)
        cache.set(key, found, KEPT_SECONDS)
    return found


def count(edition) -> Counted:
    now = timezone.now()
    last = Edition.objects.before(edition)
    until = same_day(edition, last, timezone.localdate(now))
    counts = {edition.pk: Counts()}
    if last and until:
        counts[last.pk] = Counts()
    _count_activities(counts, edition, until)
    _count_rest(counts, edition, until)
    return Counted(
        made_at=now,
        edition=edition,
        now=counts[edition.pk],
        last=last,
        until=until,
        then=counts.get(last.pk) if last else None,
        signups=signups_by_day(days_drawn(edition)),
    )


def same_day(edition, last, today) -> dt.date | None:
    """As far from the first day of the last edition as today is from this one's."""
    if last is None or not (edition.first_day and last.first_day):
        return None
    return last.first_day - (edition.first_day - today)


def days_drawn(edition) -> list[dt.date]:
    """The last fourteen days; after the week those up to its end."""
    end = timezone.localdate()
    if edition and edition.last_day:
        end = min(end, edition.last_day)
    return [end - dt.timedelta(days=back) for back in reversed(range(DAYS_DRAWN))]


def signups_by_day(days) -> dict[dt.date, int]:
    of_these_days = Period(days[0], days[-1]).of(Signup.objects.confirmed(), "confirmed_at")
    by_day = of_these_days.order_by().values_list(TruncDate("confirmed_at"))
    found = dict(by_day.annotate(Count("pk")))
    return {day: found.get(day, 0) for day in days}


def _count_activities(counts, edition, until):
    """By place too, so that provinces and municipalities need no query of their own."""
    rows = Activity.objects.published().filter(edition__in=counts)
    places = ("edition", "province", "municipality_code")
    rows = _with_both(rows, places, edition, until, "published_at")
    for pk, province, code, total, count in rows.values_list(*places, "total", "count"):
        counts[pk].totals["activities"] += total
        counts[pk].totals["municipalities"] += bool(code)
        if count:
            counts[pk].by_place[province, code] = count
    for one in counts.values():
        one.numbers["activities"] = one.by_place.total()
        one.numbers["municipalities"] = len({code for _, code in one.by_place if code})


def _count_rest(counts, edition, until):
    online = Q(activity__status=Status.PUBLISHED)
    moments = Moment.objects.standing().filter(online, activity__edition__in=counts)
    teams = TeamParticipation.objects.filter(team__status=Status.PUBLISHED, edition__in=counts)
    signups = Signup.objects.confirmed().filter(moment__activity__edition__in=counts)
    asked = {
        "teams": (teams, "edition", "since"),
        "moments": (moments, "activity__edition", "activity__published_at"),
        "signups": (signups, "moment__activity__edition", "confirmed_at"),
    }
    for name, (rows, path, column) in asked.items():
        found = _with_both(rows, (path,), edition, until, column)
        for pk, total, count in found.values_list(path, "total", "count"):
            counts[pk].totals[name] = total
            counts[pk].numbers[name] = count


def _with_both(rows, paths, edition, until, column):
    """All there is of each edition, the first path; of the last one also what was there by then."""
    then = Q(**{paths[0]: edition})
    if until:
        then |= Q(**{f"{column}__lt": midnight(until + dt.timedelta(days=1))})
    return (
        rows.order_by().values(*paths).annotate(total=Count("pk"), count=Count("pk", filter=then))
    )
