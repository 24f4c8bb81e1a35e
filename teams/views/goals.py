"""The checklist of a team, for its people."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from editions.models import Edition
from teams import goals
from teams.models import Goal, InspiratieTeam
from teams.permissions import is_lead, is_member
from verbinding.lib.limits import allow


def own_team(request, slug):
    """(team, edition); 404 for who can't see the team, 403 for who doesn't belong to it."""
    edition = Edition.objects.current()
    visible = InspiratieTeam.objects.visible_to(request.user).with_step_data(edition)
    team = get_object_or_404(visible, slug=slug)
    if not is_member(request.user, team):
        raise PermissionDenied
    return team, edition


@never_cache
@require_safe
def checklist(request, slug):
    team, edition = own_team(request, slug)
    leads = is_lead(request.user, team)
    rows = goals.rows_for(team, for_lead=leads)
    return render(
        request,
        "teams/goals.html",
        {
            "team": team,
            "current_edition": edition,
            "rows": rows,
            "done": sum(row.is_done for row in rows),
            "could_use_people": len(team.memberships.all()) < goals.ENOUGH_PEOPLE,
            "is_lead": leads,
        },
    )


@require_POST
def tick_goal(request, slug, goal):
    """Says what is wanted instead of turning it around, so that a double click does it once."""
    team, edition = own_team(request, slug)
    if goal not in Goal.values or edition is None:
        raise Http404
    if not allow(request, "teams:tick_goal"):
        messages.warning(request, "Je klikte net heel vaak. Probeer het over vijf minuten opnieuw.")
    elif request.POST.get("gedaan") == "ja":
        goals.tick(team, edition, goal, by=request.user)
    else:
        goals.untick(team, edition, goal)
    return redirect("teams:goals", slug)
