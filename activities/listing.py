"""What one request asks to see: one answer for the page, the calendar, the feed and the file."""

from activities.filters import Filters
from activities.models import Activity
from editions.models import Edition


def listed(request):
    """The edition, the filters and the activities that fit, as the list shows them in order."""
    edition = Edition.objects.chosen(request.GET.get("editie"))
    filters = Filters(request.GET, edition)
    shown = Activity.objects.public().for_edition(edition)
    if edition and edition.is_ahead and not filters.days:
        shown = shown.upcoming()
    return edition, filters, filters.apply(shown)
