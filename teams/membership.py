"""Who belongs to a team and who leads it; a team that has leads always keeps one."""

from django.db import transaction
from django.utils import timezone

from teams import mails
from teams.models import InspiratieTeam, Invitation, JoinRequest, Membership


class MembershipRefused(Exception):
    """It can't be done; the message is in Dutch and meant for who tried."""


class LastLead(MembershipRefused):
    """The last kartrekker can't step back."""


LAST = "Een team heeft minstens één kartrekker. Maak eerst iemand anders kartrekker."
NO_LEAD = "Je bent geen kartrekker meer van dit team."


def join(team, user, role=Membership.Role.MEMBER) -> bool:
    """Takes somebody in, which answers what was asked on either side; False for who was in before.

    Who is a member and gets a kartrekker's place becomes one.
    """
    same, is_new = Membership.objects.get_or_create(team=team, user=user, defaults={"role": role})
    if not is_new and role == Membership.Role.LEAD:
        Membership.objects.filter(pk=same.pk).update(role=role)
    JoinRequest.objects.filter(team=team, user=user).delete()
    invitations = Invitation.objects.usable().for_user(user).filter(team=team)
    invitations.update(accepted_at=timezone.now(), declined_at=None)
    return is_new


def make_lead(membership, by):
    with transaction.atomic():
        lock_for(membership, by)
        raise_to_lead(membership, by)


def raise_to_lead(membership, by):
    same = Membership.objects.filter(pk=membership.pk, role=Membership.Role.MEMBER)
    if same.update(role=Membership.Role.LEAD):
        mails.made_lead(membership, by)


def make_member(membership, by):
    with transaction.atomic():
        lock_for(membership, by)
        keep_a_lead(membership)
        same = Membership.objects.filter(pk=membership.pk, role=Membership.Role.LEAD)
        if same.update(role=Membership.Role.MEMBER) and membership.user_id != by.pk:
            withdraw_invitations_of(membership)
            mails.made_member(membership, by)


def hand_over(membership, by):
    """Somebody else leads from now on, and who did steps back: both, or neither."""
    with transaction.atomic():
        lock_for(membership, by)
        if not Membership.objects.filter(pk=membership.pk).exclude(user=by).exists():
            raise MembershipRefused("Kies iemand anders uit het team om aan over te dragen.")
        raise_to_lead(membership, by)
        Membership.objects.filter(team=membership.team_id, user=by).update(
            role=Membership.Role.MEMBER
        )


def remove(membership, by):
    """Takes somebody off the team: a lead does that, or the person itself."""
    with transaction.atomic():
        leaves = membership.user_id == by.pk
        lock_for(membership, None if leaves else by)
        keep_a_lead(membership)
        deleted, _ = Membership.objects.filter(pk=membership.pk).delete()
        if deleted and leaves:
            mails.left(membership)
        elif deleted:
            withdraw_invitations_of(membership)
            mails.removed(membership, by)


def withdraw_invitations_of(membership):
    """Whom another lead took the lead from speaks for the team no more: an invitation as kartrekker
    to an address of their own would bring it back. Who leaves by themselves still did.
    """
    sent = Invitation.objects.unanswered().sent_by(membership.user)
    sent.filter(team=membership.team_id).update(withdrawn_at=timezone.now())


def lock_for(membership, by):
    """Of two who change the same team, the second waits and then meets what the first left.

    SQLite ignores the lock and needs none, for its transactions begin IMMEDIATE.
    """
    InspiratieTeam.objects.select_for_update().get(pk=membership.team_id)
    leads = Membership.objects.filter(team=membership.team_id).leads()
    if by is not None and not leads.filter(user=by).exists():
        raise MembershipRefused(NO_LEAD)


def keep_a_lead(membership):
    """Refuses when no other lead would be left; call it with the team locked."""
    leads = Membership.objects.filter(team=membership.team_id).leads()
    is_lead = leads.filter(pk=membership.pk).exists()
    if is_lead and not leads.exclude(pk=membership.pk).exists():
        raise LastLead(LAST)
