"""What the room of the sign-ups knows of a person, and what goes when they leave."""

from accounts.privacy import erases, exports
from signups.guests import leave
from signups.models import GuestMessage, Question, Signup, State


@exports("aanmeldingen")
def export_signups(user):
    return [
        {
            "activiteit": str(signup.activity),
            "moment": signup.moment.starts_at.isoformat(),
            "naam": signup.name,
            "e_mailadres": signup.email,
            "telefoonnummer": signup.phone,
            "aantal_mensen": signup.people,
            "opmerking": signup.note,
            "stand": signup.get_state_display(),
            "was_erbij": signup.is_present,
        }
        for signup in Signup.objects.of_user(user).with_activity()
    ]


@erases("aanmeldingen")
def erase_signups(user):
    """What is to come is given back, so that others move up; of what was, the number stays."""
    for signup in Signup.objects.of_user(user).active().with_activity():
        if not signup.moment.is_over:
            leave(signup, State.CANCELLED)
    Signup.objects.of_user(user).forget_people()


@exports("berichten_aan_wie_komt")
def export_messages(user):
    return [
        {
            "activiteit": str(message.activity),
            "verstuurd": message.sent_at.isoformat(),
            "aan_hoeveel_adressen": message.reached,
            "bericht": message.words,
        }
        for message in GuestMessage.objects.sent_by(user).select_related("activity")
    ]


@erases("berichten_aan_wie_komt")
def erase_messages(user):
    """How many it reached stays, for its activity has a limit."""
    GuestMessage.objects.sent_by(user).update(words="", sent_by=None)


@exports("vragen_aan_organisatoren")
def export_questions(user):
    return [
        {
            "activiteit": str(question.activity),
            "naam": question.name,
            "e_mailadres": question.email,
            "vraag": question.words,
        }
        for question in Question.objects.of_user(user).with_activity()
    ]


@erases("vragen_aan_organisatoren")
def erase_questions(user):
    Question.objects.of_user(user).delete()
