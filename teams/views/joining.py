"""Asking to join a team, and the leads' answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.blocking import open_to_blocked
from accounts.codes import ask_code
from accounts.confirmations import confirm_now
from accounts.models import EmailCode
from accounts.people import owns_address
from teams import join_requests
from teams.forms import AskToJoinForm
from teams.models import InspiratieTeam, JoinRequest
from teams.permissions import is_lead, is_member
from teams.views.own import visible_team
from verbinding.lib.limits import allow

PURPOSE = EmailCode.Purpose.JOIN
ANSWERS = {"ja": join_requests.agree, "nee": join_requests.decline}


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_to_join(request, slug):
    team = get_object_or_404(InspiratieTeam.objects.published(), slug=slug)
    if is_member(request.user, team):
        messages.info(request, f"Je hoort al bij {team}.")
        return redirect("teams:members", slug)
    if not team.takes_people:
        return render(request, "teams/full.html", {"team": team}, status=410)
    form = AskToJoinForm(request.POST or None, person=request.user)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if allow(request, "teams:ask_to_join", form.address):
            return redirect(next_address(request, join_requests.begin(form, team)))
        status = 429
    context = {"team": team, "form": form, "is_too_often": status == 429}
    return render(request, "teams/ask_to_join.html", context, status=status)


def next_address(request, asked):
    """To the code; whoever is logged in with this address proved it before."""
    if owns_address(request.user, asked.pending_email or request.user.email):
        return confirm_now(request, PURPOSE, str(asked.pk))
    ask_code(request, asked.pending_email, PURPOSE, str(asked.pk))
    return "accounts:code"


@require_POST
def answer_request(request, slug, pk, answer):
    team = visible_team(request, slug, is_lead)
    if answer not in ANSWERS:
        raise Http404
    asked = team.join_requests.with_person().filter(pk=pk).first()
    try:
        if asked is None:
            raise join_requests.JoinRefused(join_requests.ANSWERED)
        ANSWERS[answer](asked, by=request.user)
    except join_requests.JoinRefused as refusal:
        messages.info(request, str(refusal))
    else:
        said = f"hoort nu bij {team}" if answer == "ja" else "krijgt een vriendelijke mail"
        messages.success(request, f"{asked.name} {said}.")
    return redirect("teams:members", slug)


@open_to_blocked()
@require_POST
def withdraw_request(request, pk):
    asked = get_object_or_404(JoinRequest.objects.of_user(request.user), pk=pk)
    join_requests.withdraw(asked)
    messages.success(request, f"Je vraag aan {asked.team} is ingetrokken.")
    return redirect("accounts:mine")
