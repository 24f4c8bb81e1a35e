"""What one request asks to see: one answer for the page, the calendar, the feed and the file."""

from django.core.paginator import Paginator
from django.utils import timezone

from activities.facets import counts_of
from activities.filters import Filters
from activities.models import Activity, Listed, Moment
from activities.ordering import InOrder
from editions.models import Edition
from verbinding.lib.keptanswers import kept


def found(request):
    """The edition, the filters and the activities that fit, as the list shows them in order."""
    edition, filters, _ = asked(request)
    return edition, filters, filters.apply(Activity.objects.public().for_edition(edition))


def asked(request):
    """The edition, the filters, and the rows of the list that they'll be applied to."""
    edition = Edition.objects.chosen(request.GET.get("editie"))
    return edition, Filters(request.GET, edition), Listed.objects.for_edition(edition)


def count_of(filters, listed, piece=""):
    """Kept until something published changes; `piece` says which part of them was handed in."""
    if not piece:
        return counts_of(filters, listed).total
    key = ("count", filters.edition and filters.edition.pk, filters.narrowing, piece)
    return kept(key, lambda: filters.fitting(listed).count())


# Of the moment that a card shows: read with the key, so that cards need no query for moments.
SHOWN = ("pk", "starts_at", "ends_at", "is_all_day", "local_date")
# Of the activity itself, for a card or a row beside the map.
ON_CARDS = (
    *("slug", "title", "summary", "description", "status", "theme", "shown_name", "cost"),
    *("welcomes_alone", "openness", "coming", "place_kind", "place_label", "lat", "lon"),
)


def page_of(filters, listed, number, size, piece=""):
    """One page of cards; past the end is the last.

    Its keys come first and alone, so that thousands of long rows needn't be put in order.
    """
    columns = ["pk", *(f"shown__{name}" for name in SHOWN)]
    columns += ["distance_km"] if filters.place else []
    count = count_of(filters, listed, piece)
    paginator = Paginator(InOrder(filters, listed, columns, count), size)
    paginator.count = count
    page = paginator.get_page(number)
    page.object_list = cards_of(page.object_list)
    return page


def cards_of(rows):
    """The activities of these rows in their order, each with the moment that the list shows."""
    told = {row["pk"]: row for row in rows}
    found = Activity.objects.select_related("theme").only("theme__slug", "theme__name", *ON_CARDS)
    found = found.in_bulk(list(told))
    cards = [found[pk] for pk in told if pk in found]
    for card in cards:
        row = told[card.pk]
        shown = {name: row[f"shown__{name}"] for name in SHOWN}
        card.shown_moment = Moment(activity=card, **shown) if shown["pk"] else None
        card.distance_km = row.get("distance_km")
    return cards


def canonical_of(request, filters, page):
    """The one address of this choice and page, whatever order its parameters came in."""
    parts = [filters.canonical, f"pagina={page.number}" if page.number > 1 else ""]
    query = "&".join(filter(None, parts))
    return f"{request.path}?{query}" if query else request.path


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
