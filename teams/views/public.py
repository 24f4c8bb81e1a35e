"""What everybody may see of the teams."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.viewer import viewer
from editions.models import Edition
from teams.chain import words_of
from teams.forms import TeamFilterForm
from teams.models import InspiratieTeam
from teams.permissions import can_edit, can_see, is_lead, is_member
from teams.workflow import open_steps
from verbinding.lib.pagecache import public_page
from verbinding.lib.publishing import Status

PER_PAGE = 24
ACTIVITIES_SHOWN = 12


@login_not_required
@public_page(params=("q", "provincie", "soort", "branche", "pagina"))
@require_safe
def team_list(request):
    filters = TeamFilterForm(request.GET)
    teams = filters.narrow(InspiratieTeam.objects.published().by_name().with_card_data())
    page = Paginator(teams, PER_PAGE).get_page(request.GET.get("pagina"))
    return render(
        request,
        "teams/list.html",
        {
            "filters": filters,
            "page_obj": page,
            "count": page.paginator.count,
            "is_filtered": any(value for value in filters.cleaned_data.values()),
        },
    )


@login_not_required
@public_page(params=())
@require_safe
def detail(request, slug):
    user = viewer(request)
    reachable = InspiratieTeam.objects.reachable_by(user).with_page_data()
    team = get_object_or_404(reachable, slug=slug)
    if team.status == Status.OFFLINE:
        return gone(request, team, user)
    activities = team.activities.public().in_time_order().with_card_data()
    return render(
        request,
        "teams/detail.html",
        {
            "team": team,
            "activities": activities[:ACTIVITIES_SHOWN],
            "activity_count": activities.count(),
            "is_member": is_member(user, team),
            "can_edit": can_edit(user, team),
            "can_bring": can_bring_along(team, user),
            "own_steps": own_steps(team, user),
            "chain_words": words_of(team),
        },
    )


def gone(request, team, user):
    """What is offline says so to everybody; its own people and the moderators read why."""
    context = {"team": team, "can_see": can_see(user, team), "can_edit": can_edit(user, team)}
    return render(request, "teams/gone.html", context, status=410)


def can_bring_along(team, user):
    """Whether a lead finds something of an earlier year to take along."""
    edition = Edition.objects.current() if is_lead(user, team) else None
    if edition is None or not edition.takes_entries:
        return False
    return team.activities.published().earlier_than(edition).exists()


def own_steps(team, user):
    """The steps that need no words; a moderator takes the others at the desk."""
    steps = open_steps(team, user) if can_edit(user, team) else {}
    return {name: s for name, s in steps.items() if name in {"submit", "withdraw"}}
