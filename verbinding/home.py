"""The face of the site: the current week, in words and numbers that fit the day."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from editions.archive import numbers_of
from editions.models import Edition
from verbinding import frontpage, linked_data, welcome
from verbinding.lib.pagecache import public_page


@login_not_required
@require_safe
@public_page(params=())
def home(request):
    edition = Edition.objects.current()
    today = timezone.localdate()
    context = {"question": welcome.question_of(today), "edition": edition}
    if edition:
        context |= _week(edition, today)
    return render(request, "home/home.html", context)


def _week(edition, today):
    numbers = numbers_of(edition)
    powered_by, sponsors = frontpage.sponsors_of(edition)
    return {
        "takes_entries": edition.takes_entries_on(today),
        "welcome": welcome.welcome(edition, numbers.activities, today),
        "numbers": numbers,
        "days": frontpage.days_with_counts(edition, today) if edition.is_ahead else [],
        "activities": frontpage.chosen_activities(edition),
        "steps": welcome.steps(edition, today),
        "ideas": frontpage.ideas_for(today),
        "teams": frontpage.newest_teams(edition),
        "link_count": frontpage.link_count(),
        "powered_by": powered_by,
        "sponsors": sponsors,
        "event": linked_data.of_edition(edition),
    }
