"""Whom a team asks for reach: a list that only its leads see."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from editions.models import Edition
from teams import outreach
from teams.forms import OutreachForm
from teams.forms.outreach import MOST_PER_TEAM
from teams.permissions import can_reach_out
from teams.views.own import visible_team
from verbinding.lib.limits import allow
from verbinding.lib.workflow import StepRefused


def current_edition():
    edition = Edition.objects.current()
    if edition is None:
        raise Http404
    return edition


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def outreach_list(request, slug):
    team = visible_team(request, slug, can_reach_out)
    edition = current_edition()
    form = OutreachForm(request.POST or None, team=team, edition=edition)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if not allow(request, "teams:outreach", request.user.email):
            status = 429
        elif keep(form):
            messages.success(request, f"{form.instance.name} staat op de lijst.")
            return redirect("teams:outreach", slug)
    rows = list(team.outreach.of_edition(edition).in_order().with_row_data())
    context = {"team": team, "form": form, "rows": shown(team, edition, rows)}
    context["is_too_often"] = status == 429
    return render(request, "teams/outreach.html", context, status=status)


def keep(form):
    is_full = form.others().count() >= MOST_PER_TEAM
    try:
        outreach.write(form.row(), is_full)
    except outreach.OutreachRefused as refusal:
        form.add_error("name", str(refusal))
        return False
    return True


def shown(team, edition, rows):
    others = outreach.asked_before(team, edition, rows)
    return [
        {
            "row": row,
            "moves": outreach.open_moves(row),
            "others": others.get(row.normalised_name, []),
        }
        for row in rows
    ]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def outreach_edit(request, slug, pk):
    team = visible_team(request, slug, can_reach_out)
    row = get_object_or_404(team.outreach.of_edition(current_edition()), pk=pk)
    name, edition = row.name, row.edition
    form = OutreachForm(request.POST or None, instance=row, team=team, edition=edition)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        # No letter follows, so only the network is counted: a lead may mend the whole list.
        if not allow(request, "teams:outreach_edit"):
            status = 429
        elif keep(form):
            messages.success(request, "Bewaard.")
            return redirect("teams:outreach", slug)
    context = {"team": team, "form": form, "row": row, "name": name}
    context["is_too_often"] = status == 429
    return render(request, "teams/outreach_edit.html", context, status=status)


@require_POST
def outreach_step(request, slug, pk, move):
    """Asking is refused once when another team asked the same person since the page was made."""
    team = visible_team(request, slug, can_reach_out)
    edition = current_edition()
    row = get_object_or_404(team.outreach.of_edition(edition), pk=pk)
    others = outreach.asked_before(team, edition, [row]).get(row.normalised_name, [])
    if move == "gevraagd" and len(others) > seen_of(request):
        messages.warning(request, f"{asker(others[-1])} vroeg {row} net ook. Wil je toch vragen?")
        return redirect("teams:outreach", slug)
    try:
        outreach.take(row, move, by=request.user)
    except StepRefused as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, f"{row}: {row.get_state_display().lower()}.")
    return redirect("teams:outreach", slug)


def seen_of(request):
    """How many other teams the page named beside this person."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() and len(seen) < 4 else 0


def asker(other):
    return other.team.name if other.team.is_published else "Een ander team"


@require_POST
def outreach_remove(request, slug, pk):
    team = visible_team(request, slug, can_reach_out)
    row = get_object_or_404(team.outreach.of_edition(current_edition()), pk=pk)
    outreach.remove(row)
    messages.success(request, f"{row} is van de lijst.")
    return redirect("teams:outreach", slug)
