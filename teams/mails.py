"""The letters about a team, to its leads; each is queued in the transaction that led to it."""

from verbinding.lib.mail import send_letter
from verbinding.lib.risks import reaches_out

# Which letter follows from which step; the others are silent.
LETTERS = {
    "submit": "received",
    "publish": "published",
    "publish_trusted": "published",
    "ask_changes": "changes_asked",
    "reject": "rejected",
    "take_offline": "taken_offline",
    "restore": "restored",
    "trust": "trusted",
}


def tell_of_step(team, step, change):
    if step in LETTERS:
        tell_leads(team, LETTERS[step], note=change.note)


def tell_leads(team, letter, **context):
    for membership in team.memberships.leads().with_person():
        tell(membership.user, team, letter, **context)


def tell(person, team, letter, **context):
    context = {"team": team, "person": person, "name": person.name, **context}
    send_letter(f"teams/{letter}", person.email, context)


def made_lead(membership, by):
    tell(membership.user, membership.team, "made_lead", by=by)


def made_member(membership, by):
    tell(membership.user, membership.team, "made_member", by=by)


def removed(membership, by):
    tell(membership.user, membership.team, "removed", by=by)


def left(membership):
    tell_leads(membership.team, "left", leaver=membership.user)


def joined(team, user):
    """To the leads, but not to one who just came in as such."""
    for membership in team.memberships.leads().exclude(user=user).with_person():
        tell(membership.user, team, "joined", newcomer=user)


def invited(invitation):
    """To somebody who may be a stranger: says who asks, and that nothing is kept for long.

    Everybody chooses their own name, so one that holds a link isn't carried to strangers.
    """
    name = invitation.invited_by.name
    context = {
        "invitation": invitation,
        "team": invitation.team,
        "by_name": "" if any(reaches_out(name)) else name,
    }
    send_letter("teams/invitation", invitation.email, context)


def asked_again(asked) -> int:
    """To each lead: whether the team takes part again; returns how many letters that were."""
    for membership in asked.team.reachable:
        tell(membership.user, asked.team, "asked_again", edition=asked.edition, asked=asked)
    return len(asked.team.reachable)


def asked_to_join(asked):
    tell_leads(asked.team, "asked_to_join", asked=asked)


def welcomed(asked, by):
    tell(asked.user, asked.team, "welcomed", by=by)


def not_welcomed(asked):
    tell(asked.user, asked.team, "not_welcomed")


def unanswered(asked):
    tell(asked.user, asked.team, "unanswered")
