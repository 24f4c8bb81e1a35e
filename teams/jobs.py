"""Periodic work on teams."""

from datetime import timedelta

from django.utils import timezone

from teams.join_requests import forget_unanswered
from teams.models import InspiratieTeam, Invitation, JoinRequest, Outreach
from teams.models.joining import REQUEST_LIFE
from teams.returning import JOB as ASK_AGAIN
from teams.returning import mail_all
from verbinding.lib.publishing import KEPT_UNCONFIRMED
from verbinding.lib.tick import periodic


@periodic("teams-forget-unconfirmed", every=timedelta(hours=6))
def forget_unconfirmed():
    """What waits for a code that was never entered is gone after a week, address and all."""
    InspiratieTeam.objects.forgotten().delete()
    before = timezone.now() - KEPT_UNCONFIRMED
    JoinRequest.objects.unconfirmed().asked_before(before).delete()


@periodic("teams-forget-invitations", every=timedelta(hours=6))
def forget_invitations():
    """Answered or not, two weeks after the letter the address goes."""
    return Invitation.objects.outlived().delete()[0]


@periodic("teams-forget-join-requests", every=timedelta(hours=6))
def forget_join_requests():
    return forget_unanswered(timezone.now() - REQUEST_LIFE)


@periodic("teams-forget-outreach", every=timedelta(hours=6))
def forget_outreach():
    """The names of whom teams asked go two months after the week."""
    return Outreach.objects.outlived().delete()[0]


@periodic(ASK_AGAIN, every=timedelta(minutes=10))
def mail_who_is_asked_again():
    """The letters of a new edition; it is woken by who asks, and goes on after a crash."""
    return mail_all()
