"""What the room of the sign-ups knows of a person, and what goes when they leave."""

from accounts.privacy import erases, exports
from signups.guests import leave
from signups.models import Signup, State


@exports("aanmeldingen")
def export_signups(user):
    return [
        {
            "activiteit": str(signup.activity),
            "moment": signup.moment.starts_at.isoformat(),
            "naam": signup.name,
            "e_mailadres": signup.email,
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
