"""How each small page below an activity begins, also those of the rooms above."""

from functools import wraps

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404, render

from activities.models import Activity
from verbinding.lib.publishing import Status


def below_activity(view):
    """Hands `view` the activity in place of its slug, if any visitor may know of it.

    What isn't online is a 404 to its own organiser too; what was taken offline answers 410.
    """

    @wraps(view)
    def wrapped(request, slug):
        known = Activity.objects.known_to(AnonymousUser()).with_page_data()
        activity = get_object_or_404(known, slug=slug)
        if activity.status == Status.OFFLINE:
            return render(request, "activities/offline.html", {"activity": activity}, status=410)
        return view(request, activity)

    return wrapped
