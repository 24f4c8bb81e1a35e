"""The letters about an idea, to who sent it in; each is queued in the transaction of its step."""

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
}


def tell_of_step(idea, step, change):
    person = idea.sent_by
    if step in LETTERS and person is not None:
        context = {"idea": idea, "person": person, "name": person.name, "note": change.note}
        send_letter(f"ideas/{LETTERS[step]}", person.email, context)
