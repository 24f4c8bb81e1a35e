"""An invitation by mail: what it shows to who has the link, and the two answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.blocking import open_to_blocked
from accounts.codes import ask_code
from accounts.confirmations import confirm_now
from accounts.models import EmailCode
from accounts.people import owns_address
from teams import invitations
from teams.models import Invitation
from teams.permissions import is_lead, is_member
from teams.views.own import visible_team
from verbinding.lib.limits import allow

PURPOSE = EmailCode.Purpose.INVITATION


@login_not_required
@never_cache
@require_safe
def invitation(request, token):
    """Shows who asks, and changes nothing: programs that scan mail follow every link."""
    found = Invitation.objects.with_token(token)
    return show(request, found) if works(found) else gone(request, found)


@login_not_required
@never_cache
@require_POST
def accept(request, token):
    """In at once for who is logged in with the invited address; anybody else gets a code there."""
    found = Invitation.objects.with_token(token)
    if not works(found):
        return gone(request, found)
    if owns_address(request.user, found.email):
        return redirect(confirm_now(request, PURPOSE, str(found.pk)))
    if not allow(request, "teams:accept", found.email):
        return show(request, found, status=429)
    ask_code(request, found.email, PURPOSE, str(found.pk))
    return redirect("accounts:code")


@open_to_blocked()
@login_not_required
@never_cache
@require_POST
def decline(request, token):
    """Without a code: who has the letter may say no, and yes afterwards."""
    found = Invitation.objects.with_token(token)
    if not works(found):
        return gone(request, found)
    invitations.decline(found)
    return redirect(found)


@require_POST
def withdraw(request, slug, pk):
    team = visible_team(request, slug, is_lead)
    found = get_object_or_404(team.invitations.shown_to_leads(), pk=pk)
    if invitations.withdraw(found):
        messages.success(request, f"De uitnodiging aan {found.email} werkt niet meer.")
    return redirect("teams:members", team.slug)


def works(found):
    return found is not None and found.is_usable and found.team.is_published


def show(request, found, *, status=200):
    return render(
        request,
        "teams/invitation.html",
        {
            "invitation": found,
            "team": found.team,
            "is_for_me": owns_address(request.user, found.email),
            "is_too_often": status == 429,
        },
        status=status,
    )


def gone(request, found):
    """404 for a link that never was, or is long gone; 410 for one that was."""
    team = found.team if found else None
    return render(
        request,
        "teams/invitation_gone.html",
        {"team": team, "is_member": team is not None and is_member(request.user, team)},
        status=410 if found else 404,
    )
