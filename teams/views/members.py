"""The people of a team: who belongs to it, who is invited, who asks, and what leads change."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from teams import membership
from teams.forms import InviteForm
from teams.invitations import InvitationRefused, TooManyInvitations, invite
from teams.permissions import can_invite, is_lead, is_member
from teams.views.own import visible_team
from verbinding.lib.limits import allow

MEMBER_VERBS = {
    "kartrekker": membership.make_lead,
    "lid": membership.make_member,
    "overdragen": membership.hand_over,
    "weg": membership.remove,
}
CHANGED_OFTEN = "De rol van deze persoon veranderde net al vaak. Probeer het later opnieuw."
TOO_OFTEN = "Je hebt net al veel mensen uitgenodigd. Probeer het over vijf minuten opnieuw."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def members(request, slug):
    """The list, and for leads the form that invites."""
    team = visible_team(request, slug, is_member)
    if request.method != "POST":
        return show(request, team, InviteForm())
    if not can_invite(request.user, team):
        raise PermissionDenied
    form = InviteForm(request.POST)
    if not form.is_valid():
        return show(request, team, form, status=422)
    if not allow(request, "teams:invite", request.user.email):
        return show(request, team, form, problem=TOO_OFTEN, status=429)
    cleaned = form.cleaned_data
    words = {"role": cleaned["role"], "words": cleaned["words"]}
    try:
        outcome = invite(team, cleaned["emails"], by=request.user, **words)
    except InvitationRefused as refusal:
        status = 429 if isinstance(refusal, TooManyInvitations) else 409
        return show(request, team, form, problem=str(refusal), status=status)
    tell(request, outcome)
    return redirect("teams:members", slug)


def show(request, team, form, *, problem="", status=200):
    leads = is_lead(request.user, team)
    return render(
        request,
        "teams/members.html",
        {
            "team": team,
            "memberships": team.memberships.with_person(),
            "is_lead": leads,
            "form": form if can_invite(request.user, team) else None,
            "invitations": team.invitations.shown_to_leads() if leads else [],
            "asks": team.join_requests.with_person() if leads else [],
            "problem": problem,
        },
        status=status,
    )


def tell(request, outcome):
    """One sentence for each thing that became of the addresses."""
    for emails, words in (
        (outcome.invited, "We hebben een uitnodiging gestuurd naar"),
        (outcome.asked_before, "Deze mensen kregen al een uitnodiging of zeiden nee:"),
        (outcome.belonging, "Deze mensen horen al bij het team:"),
    ):
        if emails:
            messages.success(request, f"{words} {', '.join(emails)}.")


@require_POST
def change_member(request, slug, pk, verb):
    """A lead changes anybody's part; a member can only leave."""
    team = visible_team(request, slug, is_member)
    member = get_object_or_404(team.memberships.with_person(), pk=pk)
    if verb not in MEMBER_VERBS:
        raise Http404
    leaves = member.user_id == request.user.pk and verb == "weg"
    if not leaves and not is_lead(request.user, team):
        raise PermissionDenied
    # Each change is a letter to that person.
    if not allow(request, "teams:change_member", member.user.email):
        return show(request, team, InviteForm(), problem=CHANGED_OFTEN, status=429)
    try:
        MEMBER_VERBS[verb](member, by=request.user)
    except membership.MembershipRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Je hoort niet meer bij {team}." if leaves else "Bewaard.")
    is_still_in = is_member(request.user, team)
    return redirect("teams:members", team.slug) if is_still_in else redirect("accounts:mine")
