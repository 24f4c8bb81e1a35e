"""Who may do what with a team; each has a queryset twin in models/."""

from accounts.permissions import may_moderate
from teams.models import Membership
from verbinding.lib.publishing import Status


def is_member(user, team) -> bool:
    """Whether this person belongs to the team, as kartrekker or as member."""
    return role_of(user, team) is not None


def is_lead(user, team) -> bool:
    return role_of(user, team) == Membership.Role.LEAD


def role_of(user, team) -> str | None:
    """Reads the memberships whole, so that lists can prefetch them."""
    if not user.is_authenticated:
        return None
    roles = (member.role for member in team.memberships.all() if member.user_id == user.pk)
    return next(roles, None)


def can_edit(user, team) -> bool:
    """Its leads, as long as the team isn't rejected for good."""
    return team.status != Status.REJECTED and is_lead(user, team)


def can_trust(user, team) -> bool:
    return not team.is_trusted and may_moderate(user)


def can_untrust(user, team) -> bool:
    return team.is_trusted and may_moderate(user)


def can_see(user, team) -> bool:
    if team.is_public or is_member(user, team):
        return True
    return team.status != Status.CONCEPT and may_moderate(user)


def can_invite(user, team) -> bool:
    """Letters to strangers go out once a moderator let the team through."""
    return team.is_published and is_lead(user, team)


def can_reach_out(user, team) -> bool:
    """Who was asked by whom is told to leads of teams that a moderator let through, and to none
    other: the names are those of third persons.
    """
    return team.is_published and is_lead(user, team)
