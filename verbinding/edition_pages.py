"""The pages of the editions: all of them in a row, and one with what it brought and left behind."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from activities.drawing import map_of_places
from activities.models import Activity
from editions.archive import numbers_by_edition, numbers_of, page_of_activities, teams_of
from editions.models import Edition
from impact.models import Appreciation
from impact.numbers import told_of
from verbinding.lib.pagecache import public_page

ACTIVITIES_PER_PAGE = 24
# More names than this make a wall; the rest is counted.
TEAMS_SHOWN = 60
SENTENCES_SHOWN = 12


@login_not_required
@require_safe
@public_page(params=())
def list_editions(request):
    numbers = numbers_by_edition()
    rows = [(edition, numbers[edition.pk]) for edition in Edition.objects.oldest_first()]
    return render(request, "editions/list.html", {"rows": rows})


@login_not_required
@require_safe
@public_page(params=("pagina",), renews_alone=True)
def show_edition(request, year):
    edition = get_object_or_404(Edition, year=year)
    numbers = numbers_of(edition)
    page = page_of_activities(edition, request.GET.get("pagina"), ACTIVITIES_PER_PAGE)
    return render(
        request,
        "editions/detail.html",
        {
            "shown": edition,
            "numbers": numbers,
            "told": told_of(edition),
            "places": map_of_places(Activity.objects.published().for_edition(edition)),
            "sentences": Appreciation.objects.shown().of_edition(edition)[:SENTENCES_SHOWN],
            "participations": teams_of(edition)[:TEAMS_SHOWN],
            "teams_left_out": max(numbers.teams - TEAMS_SHOWN, 0),
            "page_obj": page,
            "canonical": _canonical(request, page),
        },
    )


def _canonical(request, page):
    return f"{request.path}?pagina={page.number}" if page.number > 1 else request.path
