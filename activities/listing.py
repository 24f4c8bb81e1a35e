"""What one request asks to see: one answer for the page, the calendar, the feed and the file."""

from django.utils import timezone

from activities.filters import Filters
from activities.models import Activity, Moment
from editions.models import Edition


def listed(request):
    """The edition, the filters and the activities that fit, as the list shows them in order."""
    edition, filters, activities = asked(request)
    return edition, filters, filters.apply(activities)


def asked(request):
    """The same, before the filters are applied: what is counted in more ways than one."""
    edition = Edition.objects.chosen(request.GET.get("editie"))
    filters = Filters(request.GET, edition)
    return edition, filters, Activity.objects.public().for_edition(edition)


def shows(filters):
    """A predicate: is this moment of a listed activity one that was asked for?"""

    def fits(moment):
        is_day = not filters.days or moment.local_date in filters.days
        return is_day and (not filters.dayparts or moment.daypart in filters.dayparts)

    return fits


def moments_of(edition, filters, activities, limit):
    """The moments asked for with their activities, soonest first, and what is over left out."""
    found = Moment.objects.filter(activity__in=activities.order_by().values("pk"))
    if edition and edition.is_ahead:
        found = found.filter(ends_at__gt=timezone.now())
    if filters.days:
        found = found.filter(local_date__in=filters.days)
    if filters.dayparts:
        found = found.filter(daypart__in=filters.dayparts)
    return found.select_related("activity__theme").order_by("starts_at", "pk")[:limit]


def query_of(request):
    """The filters alone, as a query string: for links to the same choice in another shape."""
    asked = request.GET.copy()
    for name in ("pagina", "kleur", "bbox", "zoom"):
        asked.pop(name, None)
    return asked.urlencode()
