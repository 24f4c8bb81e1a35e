"""What the people of a team do with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from editions.models import Edition
from teams import workflow
from teams.editing import save_edit
from teams.forms import EditTeamForm
from teams.models import InspiratieTeam
from teams.permissions import can_edit
from verbinding.lib.limits import allow
from verbinding.lib.publishing import Status
from verbinding.lib.seenforms import StaleForm
from verbinding.lib.workflow import StepRefused


def visible_team(request, slug, may):
    """The team if this person may see it (else 404) and may do this with it (else 403)."""
    team = get_object_or_404(InspiratieTeam.objects.visible_to(request.user), slug=slug)
    if not may(request.user, team):
        raise PermissionDenied
    return team


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, slug):
    team = visible_team(request, slug, can_edit)
    form = EditTeamForm(request.POST or None, instance=team)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            if allow(request, "teams:edit"):
                save_edit(form)
                return after_edit(request, team)
            status = 429
        except StaleForm:
            status = 409
    can_submit = "submit" in workflow.open_steps(team, request.user)
    context = {"team": team, "form": form, "can_submit": can_submit}
    context["is_too_often"] = status == 429
    return render(request, "teams/edit.html", context, status=status)


def after_edit(request, team):
    messages.success(request, "Bewaard.")
    if "submit" in request.POST:
        take_step(request, team, "submit")
    return redirect(team)


@require_POST
def step(request, slug):
    """Takes the step named in the form; who may is for the workflow to say."""
    team = get_object_or_404(InspiratieTeam.objects.reachable_by(request.user), slug=slug)
    take_step(request, team, request.POST.get("step", ""), request.POST.get("note", ""))
    return redirect("accounts:mine" if team.status == Status.CONCEPT else team)


def take_step(request, team, name, note=""):
    try:
        workflow.take_step(team, name, by=request.user, note=note)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        label = workflow.STEPS[name].label
        messages.success(
            request, f"{label}: gelukt. {team.name} is nu {team.get_status_display()}."
        )


@require_POST
def join_edition(request, slug):
    """An older team says that it takes part again."""
    team = visible_team(request, slug, can_edit)
    edition = Edition.objects.current()
    if team.is_published and edition is not None:
        workflow.take_part(team, edition)
        messages.success(request, f"{team.name} doet mee aan {edition}.")
    return redirect("accounts:mine")
