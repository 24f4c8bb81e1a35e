"""The lists behind numbers of the first page that no list of the admin can show."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from desk.dashboard import breakdowns
from desk.dashboard.bars import plot
from editions.models import Edition
from verbinding.lib.listfilters import Period

# Wider than this a row of bars says nothing any more.
MOST_BARS = 14


@require_GET
def moments(request):
    edition, period = chosen(request)
    days = breakdowns.moments_by_day(edition, period)
    context = {
        "edition": edition,
        "period": period if period != Period() else None,
        "days": days,
        "plot": plot(days) if len(days) <= MOST_BARS else None,
        "total": sum(day.count for day in days),
    }
    return render(request, "desk/dashboard/moments.html", context)


@require_GET
def municipalities(request):
    edition, period = chosen(request)
    rows = breakdowns.municipalities(edition, period)
    context = {
        "edition": edition,
        "period": period if period != Period() else None,
        "rows": rows,
        "total": len(rows),
    }
    return render(request, "desk/dashboard/municipalities.html", context)


def chosen(request):
    """The edition and the period asked for; what can't be read means this edition, all of it."""
    if not request.user.has_perm("activities.view_activity"):
        raise PermissionDenied
    edition = Edition.objects.chosen(request.GET.get("editie"))
    if edition is None:
        raise Http404
    try:
        return edition, Period.read(request.GET.get("online", ""))
    except ValueError:
        return edition, Period()
