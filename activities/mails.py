"""The letters about activities; each is queued in the transaction that gave rise to it."""

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
        tell_owner(activity, LETTERS[step], note=change.note)


def proposal_accepted(activity):
    tell_owner(activity, "proposal_accepted")


def proposal_refused(activity, note):
    tell_owner(activity, "proposal_refused", note=note)


def came_too_late(activity):
    tell_owner(activity, "came_too_late")


def tell_owner(activity, letter, **context):
    if activity.owner is None:
        return
    send_letter(
        f"activities/{letter}",
        activity.owner.email,
        {"activity": activity, "person": activity.owner, **context},
    )


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
