"""The letters about a team, to its leads; each is queued in the transaction that led to it."""

from verbinding.lib.mail import send_letter

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
