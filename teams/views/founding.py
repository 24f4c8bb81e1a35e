"""Founding a team: the form without an account, and what comes after the code."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.blocking import open_to_blocked
from accounts.confirmations import confirm_now, prove
from accounts.models import EmailCode
from editions.models import Branch
from teams import founding
from teams.forms import FoundTeamForm
from teams.models import InspiratieTeam
from verbinding.lib.limits import allow

PURPOSE = EmailCode.Purpose.FOUND_TEAM


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def found(request):
    inviting = InspiratieTeam.objects.published().at(request.GET.get("via", ""))
    form = FoundTeamForm(
        request.POST or None,
        founder=request.user,
        invited_by=inviting,
        initial={"branch": Branch.objects.at(request.GET.get("branche"))},
    )
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if allow(request, "teams:found", form.cleaned_data["email"]):
            return redirect(next_address(request, founding.begin(form)))
        status = 429
    context = {"form": form, "inviting": inviting, "is_too_often": status == 429}
    return render(request, "teams/found.html", context, status=status)


def next_address(request, team):
    """To the code; whoever is logged in with this address proved it before."""
    if team is None:
        messages.info(request, "Dit team had je al ingestuurd. Zo staat het ermee:")
        return "accounts:mine"
    return prove(request, team.pending_email, PURPOSE, str(team.pk))


@require_safe
def done(request, slug):
    team = get_object_or_404(InspiratieTeam.objects.of_user(request.user), slug=slug)
    return render(request, "teams/done.html", {"team": team})


@require_POST
def claim(request, slug):
    """“Ja, dit is van mij”: a team founded with this person's address, its code never entered."""
    team = get_object_or_404(InspiratieTeam.objects.pending_for(request.user), slug=slug)
    return redirect(confirm_now(request, PURPOSE, str(team.pk)))


@open_to_blocked()
@require_POST
def discard(request, slug):
    team = get_object_or_404(InspiratieTeam.objects.drafts_of(request.user), slug=slug)
    if founding.discard(team, request.user):
        messages.success(request, f"“{team.name}” is weg.")
    return redirect("accounts:mine")
