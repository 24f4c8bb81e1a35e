"""Inviting people to a team, and what they answer.

The link in the letter is no key. Programs that scan mail follow it, and people forward it, so a
GET only shows; saying yes asks for a login with the invited address, or for a code sent there.
Saying no asks for the link alone: it harms nobody, and can be taken back for two weeks.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.people import owns_address
from teams import mails
from teams.membership import join
from teams.models import InspiratieTeam, Invitation
from teams.models.joining import new_deadline
from verbinding.lib.limits import mailbox
from verbinding.lib.risks import reaches_out

DAY = timedelta(days=1)
# Letters to strangers in the name of one team.
MOST_A_DAY = 30
GONE = "Deze uitnodiging werkt niet meer. Vraag een kartrekker om een nieuwe."
NEW_NAME = (
    "In de naam van jullie team staat een link, e-mailadres of telefoonnummer. Een moderator kijkt "
    "daar eerst naar; daarna kun je mensen uitnodigen."
)
FOR_ANOTHER = (
    "Deze uitnodiging is voor een ander e-mailadres. Vraag een kartrekker om je op dit adres uit "
    "te nodigen."
)


class InvitationRefused(Exception):
    """It can't be done; the message is in Dutch."""


class TooManyInvitations(InvitationRefused):
    """The team wrote to enough strangers today."""


@dataclass
class Outcome:
    """The addresses a lead typed, by what became of them."""

    invited: list = field(default_factory=list)
    asked_before: list = field(default_factory=list)
    belonging: list = field(default_factory=list)


def invite(team, emails, *, role, words, by) -> Outcome:
    """Writes to each mailbox once a day at most; raises InvitationRefused, and then nobody hears.

    Whether an address is known here makes no difference, but for the team's own members.
    """
    if team.checked_at is None and any(reaches_out(team.name)):
        raise InvitationRefused(NEW_NAME)
    outcome, now = Outcome(), timezone.now()
    with transaction.atomic():
        InspiratieTeam.objects.select_for_update().get(pk=team.pk)
        members = set(team.members.filter(email__in=emails).values_list("email", flat=True))
        before = {one.email: one for one in team.invitations.filter(email__in=emails)}
        told = mailboxes_told(team, now)
        for email in emails:
            old = before.get(email)
            if email in members:
                outcome.belonging.append(email)
            elif old and was_told(old, now):
                revive(old, role=role, by=by)
                outcome.asked_before.append(email)
            elif old is None and mailbox(email) in told:
                outcome.asked_before.append(email)
            else:
                told.add(mailbox(email))
                send(old or Invitation(team=team, email=email), role=role, words=words, by=by)
                outcome.invited.append(email)
        if outcome.invited and team.invitations.sent_since(now - DAY).count() > MOST_A_DAY:
            raise TooManyInvitations(
                f"Een team kan {MOST_A_DAY} mensen per dag uitnodigen. Ga morgen verder."
            )
    return outcome


def mailboxes_told(team, now):
    """Where a letter came today: noor+soep@ and noor+koek@ are read by one person."""
    sent = team.invitations.sent_since(now - DAY).values_list("email", flat=True)
    return {mailbox(email) for email in sent}


def was_told(invitation, now):
    """Had a letter today, or said no: then no other letter goes out."""
    if invitation.accepted_at or invitation.expires_at <= now:
        return False
    return bool(invitation.declined_at) or invitation.sent_at > now - DAY


def revive(invitation, *, role, by):
    """What was withdrawn by mistake works again, with the letter that is there already."""
    withdrawn = Invitation.objects.filter(pk=invitation.pk).exclude(withdrawn_at=None)
    withdrawn.update(withdrawn_at=None, role=role, invited_by=by)


def send(invitation, *, role, words, by):
    invitation.role, invitation.words, invitation.invited_by = role, words, by
    invitation.accepted_at = invitation.declined_at = invitation.withdrawn_at = None
    invitation.sent_at, invitation.expires_at = timezone.now(), new_deadline()
    invitation.save()
    mails.invited(invitation)


def accept(invitation, user) -> bool:
    """Takes the person in; False when they belonged to the team already.

    Raises InvitationRefused. Two clicks, or a lead who withdraws just now: one of them wins.
    """
    if not owns_address(user, invitation.email):
        raise InvitationRefused(FOR_ANOTHER)
    if not invitation.team.is_published:
        raise InvitationRefused(GONE)
    with transaction.atomic():
        usable = Invitation.objects.usable().filter(pk=invitation.pk)
        if not usable.update(accepted_at=timezone.now(), declined_at=None):
            raise InvitationRefused(GONE)
        is_new = join(invitation.team, user, invitation.role)
        if is_new:
            mails.joined(invitation.team, user)
    return is_new


def decline(invitation) -> None:
    Invitation.objects.unanswered().filter(pk=invitation.pk).update(declined_at=timezone.now())


def withdraw(invitation) -> bool:
    """False when there was nothing left to withdraw."""
    unanswered = Invitation.objects.unanswered().filter(pk=invitation.pk)
    return bool(unanswered.update(withdrawn_at=timezone.now()))


def open_invitation_of(user, team):
    return Invitation.objects.usable().of_teams_online().for_user(user).filter(team=team).first()
