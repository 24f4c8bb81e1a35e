"""How an activity comes to belong to a team: a lead says so, or says yes to a member."""

from activities import mails
from activities.models import Activity
from activities.permissions import can_give_to_team, leads_team
from verbinding.lib.workflow import StepRefused


def ask_team(activity, team, *, by):
    """Attaches the activity when `by` leads the team, else asks the leads; None lets go of both."""
    if team is None or leads_team(by, team):
        return link(activity, team=team, wanted_team=None)
    if team == activity.team or team == activity.wanted_team:
        return None
    link(activity, team=None, wanted_team=team)
    for membership in team.memberships.leads().select_related("user"):
        mails.asked_for_team(activity, membership.user)
    return None


def agree_for_team(activity, *, by):
    """A lead's yes. Raises StepRefused when it isn't theirs to say, or nothing is asked."""
    if not can_give_to_team(by, activity):
        raise StepRefused("Alleen een kartrekker van het team kan ja zeggen.")
    link(activity, team=activity.wanted_team, wanted_team=None)


def decline_for_team(activity, *, by):
    if not can_give_to_team(by, activity):
        raise StepRefused("Alleen een kartrekker van het team kan nee zeggen.")
    link(activity, team=activity.team, wanted_team=None)


def link(activity, *, team, wanted_team):
    activity.team, activity.wanted_team = team, wanted_team
    Activity.objects.filter(pk=activity.pk).update(team=team, wanted_team=wanted_team)
