"""The letters about activities; each is queued in the transaction that gave rise to it."""

from activities.permissions import can_edit
from verbinding.lib.mail import one_click, send_letter

# Which letter follows from which step; the others are silent.
LETTERS = {
    "submit": "received",
    "publish": "published",
    "publish_trusted": "published",
    "ask_changes": "changes_asked",
    "reject": "rejected",
    "take_offline": "taken_offline",
    "restore": "restored",
    "restore_cancelled": "restored",
    "cancel": "cancelled",
    "uncancel": "uncancelled",
}


def tell_of_step(activity, step, change):
    """Writes to the owner about what happened, unless the owner did it without a reply due."""
    if step in LETTERS:
        is_own = change.by is None or can_edit(change.by, activity)
        tell_owner(activity, LETTERS[step], note=change.note, is_own=is_own)


def proposal_accepted(activity):
    tell_owner(activity, "proposal_accepted")


def proposal_refused(activity, note):
    tell_owner(activity, "proposal_refused", note=note)


def came_too_late(activity):
    tell_owner(activity, "came_too_late")


def tell_owner(activity, letter, **context):
    if address := address_of(activity):
        known = {"activity": activity, "person": activity.owner}
        send_letter(f"activities/{letter}", address, {**known, **context})


def address_of(activity) -> str:
    """Its owner's, or that of whom staff entered it for, once they heard of that."""
    if activity.owner is not None:
        return activity.owner.email
    behalf = getattr(activity, "on_behalf", None)
    return behalf.email if behalf is not None and behalf.told_at else ""


def entered_for(behalf):
    """What we entered, how to change it, and what to press when it is wrong."""
    context = {"behalf": behalf, "activity": behalf.activity}
    send_letter("activities/entered_for", behalf.email, context)


def changed_for(activity, changed):
    """The organisation changed it for who owns it; `changed` are names of fields in Dutch."""
    tell_owner(activity, "changed_for", changed=changed)


def asked_for_team(activity, lead):
    """To a lead: a member would like this activity to belong to the team."""
    send_letter(
        "activities/asked_for_team",
        lead.email,
        {"activity": activity, "team": activity.wanted_team, "person": lead},
    )


def team_answered(activity, team, *, is_yes):
    tell_owner(activity, "team_answered", team=team, is_yes=is_yes)


def taken_out_of_team(activity, team):
    tell_owner(activity, "taken_out_of_team", team=team)


def left_team(activity, team, lead):
    """To a lead: an activity isn't the team's any more."""
    send_letter(
        "activities/left_team", lead.email, {"activity": activity, "team": team, "person": lead}
    )


def tell_news(alert, parts):
    """What is new for all alerts of one person; `alert` lends its address for stopping."""
    activities = [activity for part in parts for activity in part.activities]
    context = {"alert": alert, "parts": parts, "activities": activities}
    send_letter(
        "activities/alert", alert.owner.email, context, headers=one_click(alert.get_absolute_url())
    )
