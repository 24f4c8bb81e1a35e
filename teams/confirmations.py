"""What follows when a founder enters the code from the e-mail."""

from django.contrib import messages
from django.urls import reverse

from accounts.confirmations import confirms
from accounts.models import EmailCode
from teams import founding
from teams.models import InspiratieTeam


@confirms(EmailCode.Purpose.FOUND_TEAM, move=founding.move)
def founded(request, user, subject_key):
    team = InspiratieTeam.objects.pending_for(user).filter(pk=subject_key).first()
    if team is None or not founding.confirm(team, user):
        messages.info(request, "Dit team was al bevestigd. Zo staat het ermee:")
        return reverse("accounts:mine")
    return reverse("teams:done", args=[team.slug])
