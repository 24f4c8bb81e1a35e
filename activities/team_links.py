"""How an activity comes to belong to a team: a lead says so, or says yes to a member."""

from django.db import transaction

from activities import mails
from activities.models import Activity
from activities.permissions import can_give_to_team, leads_team
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.workflow import TOO_LATE, StepRefused


def ask_team(activity, team, *, by):
    """Attaches the activity when `by` leads the team, else asks the leads; None lets go of both."""
    if team is None:
        return let_go(activity, by=by)
    if leads_team(by, team):
        return link(activity, team=team, wanted_team=None)
    if team == activity.team or team == activity.wanted_team:
        return None
    with transaction.atomic():
        link(activity, team=None, wanted_team=team)
        for membership in team.memberships.leads().select_related("user"):
            mails.asked_for_team(activity, membership.user)
    return None


def let_go(activity, *, by):
    """It is its owner's alone again; whoever didn't do that hears of it."""
    team = activity.team
    with transaction.atomic():
        link(activity, team=None, wanted_team=None)
        if team is None:
            return
        if activity.owner_id != by.pk:
            mails.taken_out_of_team(activity, team)
        for membership in team.memberships.leads().exclude(user=by).select_related("user"):
            mails.left_team(activity, team, membership.user)


def agree_for_team(activity, *, by):
    """A lead's yes. Raises StepRefused when it isn't theirs, or nothing is asked."""
    if not can_give_to_team(by, activity):
        raise StepRefused("Alleen een kartrekker van het team kan ja zeggen.")
    with transaction.atomic():
        mails.team_answered(activity, activity.wanted_team, is_yes=True)
        answer(activity, team=activity.wanted_team)


def decline_for_team(activity, *, by):
    if not can_give_to_team(by, activity):
        raise StepRefused("Alleen een kartrekker van het team kan nee zeggen.")
    with transaction.atomic():
        mails.team_answered(activity, activity.wanted_team, is_yes=False)
        answer(activity, team=activity.team)


def answer(activity, *, team):
    """Of two leads, or a lead and an owner who thinks again, one is first."""
    asked = Activity.objects.filter(pk=activity.pk, wanted_team=activity.wanted_team)
    if not asked.update(team=team, wanted_team=None):
        raise StepRefused(TOO_LATE)
    show(activity, team=team, wanted_team=None)


def link(activity, *, team, wanted_team):
    Activity.objects.filter(pk=activity.pk).update(team=team, wanted_team=wanted_team)
    show(activity, team=team, wanted_team=wanted_team)


def show(activity, *, team, wanted_team):
    """Its own page, and the page of the team it comes to or leaves, say so at once."""
    has_moved = activity.team != team
    activity.team, activity.wanted_team = team, wanted_team
    if has_moved and activity.is_public:
        raise_revision()
