"""What follows when a founder, somebody invited or somebody who asks enters the code."""

from django.contrib import messages
from django.urls import reverse

from accounts.confirmations import confirms
from accounts.models import EmailCode
from editions.agreeing import AGREE_ANEW
from teams import founding, invitations, join_requests
from teams.models import InspiratieTeam, Invitation


@confirms(EmailCode.Purpose.FOUND_TEAM, move=founding.move)
def founded(request, user, subject_key):
    team = InspiratieTeam.objects.pending_for(user).filter(pk=subject_key).first()
    if team is None or not founding.confirm(team, user):
        messages.info(request, "Dit team was al bevestigd. Zo staat het ermee:")
        return reverse("accounts:mine")
    if team.is_draft:
        messages.warning(request, f"Je team is bewaard, maar nog niet verstuurd. {AGREE_ANEW}")
        return reverse("teams:edit", args=[team.slug])
    return reverse("teams:done", args=[team.slug])


@confirms(EmailCode.Purpose.INVITATION)
def accepted(request, user, subject_key):
    """The code page lets people mend the address; then it isn't the one that was invited."""
    invitation = Invitation.objects.filter(pk=subject_key).select_related("team").first()
    if invitation is None:
        messages.warning(request, invitations.GONE)
        return reverse("accounts:mine")
    try:
        is_new = invitations.accept(invitation, user)
    except invitations.InvitationRefused as refusal:
        messages.warning(request, str(refusal))
        return reverse("accounts:mine")
    team = invitation.team
    messages.success(
        request,
        f"Welkom bij {team}!" if is_new else f"Je hoorde al bij {team}. Leuk dat je er bent.",
    )
    return reverse("teams:members", args=[team.slug])


@confirms(EmailCode.Purpose.JOIN, move=join_requests.move)
def asked_to_join(request, user, subject_key):
    try:
        joined = join_requests.confirm(int(subject_key), user)
    except (join_requests.JoinRefused, invitations.InvitationRefused) as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(
            request,
            f"Je was al uitgenodigd, dus je hoort er meteen bij. Welkom bij {joined}!"
            if joined
            else "We hebben het de kartrekkers gevraagd. Je krijgt een mail met hun antwoord.",
        )
    return reverse("accounts:mine")
