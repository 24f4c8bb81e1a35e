"""Who belongs to a team and who leads it; a team that has leads always keeps one."""

from django.db import transaction

from teams import mails
from teams.models import InspiratieTeam, Membership


class LastLead(Exception):
    """The last kartrekker can't step back; the message is in Dutch and meant for that person."""


LAST = "Een team heeft minstens één kartrekker. Maak eerst iemand anders kartrekker."


def make_lead(membership, by):
    with transaction.atomic():
        same = Membership.objects.filter(pk=membership.pk, role=Membership.Role.MEMBER)
        if same.update(role=Membership.Role.LEAD):
            mails.made_lead(membership, by)


def make_member(membership, by):
    with transaction.atomic():
        keep_a_lead(membership)
        Membership.objects.filter(pk=membership.pk).update(role=Membership.Role.MEMBER)


def remove(membership, by):
    """Takes somebody off the team: a lead does that, or the person itself."""
    with transaction.atomic():
        keep_a_lead(membership)
        Membership.objects.filter(pk=membership.pk).delete()


def keep_a_lead(membership):
    """Refuses when no other lead would be left; call it inside the transaction that writes.

    The row of the team is locked first: of two leads who leave at once, the second waits and then
    counts without the first. SQLite ignores the lock and needs none, for its transactions begin
    IMMEDIATE.
    """
    InspiratieTeam.objects.select_for_update().get(pk=membership.team_id)
    leads = Membership.objects.filter(team=membership.team_id).leads()
    is_lead = leads.filter(pk=membership.pk).exists()
    if is_lead and not leads.exclude(pk=membership.pk).exists():
        raise LastLead(LAST)
