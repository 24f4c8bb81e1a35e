"""Giving an activity to a team, and taking it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from activities.forms.team import TeamForm
from activities.permissions import can_choose_team
from activities.team_links import ask_team
from activities.views.managing import own_activity
from verbinding.lib.limits import allow


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def activity_team(request, slug):
    activity = own_activity(request, slug)
    if not can_choose_team(request.user, activity):
        raise PermissionDenied
    data = request.POST if request.method == "POST" else None
    form = TeamForm(data, activity=activity, person=request.user)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        # Each answer may be a letter to all kartrekkers.
        if allow(request, "activities:team", request.user.email):
            ask_team(activity, form.cleaned_data["team"], by=request.user)
            messages.success(request, words_for(activity))
            return redirect("accounts:mine")
        status = 429
    context = {"activity": activity, "form": form, "is_too_often": status == 429}
    return render(request, "activities/team.html", context, status=status)


def words_for(activity):
    if activity.wanted_team:
        return f"We hebben de kartrekkers van {activity.wanted_team} gevraagd of dit bij hen hoort."
    if activity.team:
        return f"“{activity}” hoort nu bij {activity.team}."
    return f"“{activity}” hoort niet bij een team."
