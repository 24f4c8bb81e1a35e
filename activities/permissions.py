"""Who may do what with an activity; each has a queryset twin in models/queries.py."""

from accounts.permissions import may_moderate
from teams.models import Membership
from verbinding.lib.publishing import Status


def can_edit(user, activity) -> bool:
    """Its owner, its co-organisers and the leads of its team."""
    if not user.is_authenticated:
        return False
    return (
        activity.owner_id == user.pk
        or any(person.pk == user.pk for person in activity.co_organisers.all())
        or leads_team(user, activity.team)
    )


def stands_in(user, activity) -> bool:
    """Staff, for whoever they entered it for and who has no account that it belongs to yet."""
    return is_on_behalf(activity) and may_moderate(user)


def can_send_in(user, activity) -> bool:
    return can_edit(user, activity) or stands_in(user, activity)


def can_call_off(user, activity) -> bool:
    """Also staff: who rings that it can't go on shouldn't have to find their way to a button."""
    return can_edit(user, activity) or may_moderate(user)


def is_on_behalf(activity) -> bool:
    """Whether staff entered it for somebody who didn't take it over."""
    behalf = getattr(activity, "on_behalf", None)
    return activity.owner_id is None and behalf is not None and behalf.is_open


def can_see(user, activity) -> bool:
    if activity.is_public:
        return True
    if user.is_authenticated and can_edit(user, activity):
        return True
    return activity.status != Status.CONCEPT and may_moderate(user)


def can_see_address(user, activity) -> bool:
    """Whether the exact place may be told; a hidden one only to those who organise or moderate."""
    return not activity.hides_address or can_edit(user, activity) or may_moderate(user)


def can_give_to_team(user, activity) -> bool:
    """Whether this person may say yes to a member who wants to attach an activity to the team."""
    return leads_team(user, activity.wanted_team)


def can_choose_team(user, activity) -> bool:
    """Its owner, and the leads of the team it is in as long as it has an owner to go back to."""
    if not user.is_authenticated:
        return False
    is_own = activity.owner_id == user.pk
    return is_own or (activity.owner_id is not None and leads_team(user, activity.team))


def leads_team(user, team) -> bool:
    """Looks through `memberships.all()`, so that a list can prefetch them."""
    return team is not None and any(
        membership.user_id == user.pk and membership.role == Membership.Role.LEAD
        for membership in team.memberships.all()
    )


def is_trusted_with(user, activity) -> bool:
    """Whether this person is trusted, or leads the trusted, published team it belongs to.

    Ask it of who acts: an owner's trust isn't there for whoever else may edit the activity.
    """
    if user is None or not (user.is_authenticated and user.is_active):
        return False
    team = activity.team
    by_team = team is not None and team.is_trusted and team.is_published
    return user.is_trusted or (by_team and leads_team(user, team))


def goes_online_at_once(activity, *, by) -> bool:
    """Sent in by somebody trusted, and nothing about the activity asks for a look first.

    What staff enter for somebody goes online by their own word alone.
    """
    if activity.risk_signs or is_on_behalf(activity):
        return False
    return is_trusted_with(by, activity)
