"""The letters to who comes; each is queued in the transaction that gave rise to it.

Nobody's answer goes to the organiser's own address, unless they asked for that themselves.
"""

from signups.whereabouts import exact_place
from verbinding.lib.mail import send_letter


def coming(signup, *, is_approved=False):
    tell(signup, "coming", is_approved=is_approved)


def waiting(signup, *, is_approved=False):
    tell(signup, "waiting", is_approved=is_approved, number=signup.place_in_line)


def asked(signup):
    tell(signup, "asked")


def moved_up(signup):
    tell(signup, "moved_up")


def changed(signup):
    tell(signup, "changed")


def cancelled(signup):
    tell(signup, "cancelled")


def declined(signup, note):
    tell(signup, "declined", note=note)


def facts_changed(signup, news):
    """`news` are Dutch sentences about what is different now."""
    tell(signup, "facts_changed", news=news)


def called_off(signup, note):
    tell(signup, "called_off", note=note)


def on_again(signup):
    tell(signup, "on_again")


def taken_away(signup):
    tell(signup, "taken_away")


def reminder(signup):
    tell(signup, "reminder")


def message(signup, message, *, reply_to):
    tell(signup, "message", reply_to=reply_to, message=message)


def wait_for_yes(activity, organiser, count):
    """To who organises: so many wait for an answer."""
    context = {"activity": activity, "count": count, "name": organiser.name}
    send_letter("signups/wait_for_yes", organiser.email, context)


def question(question, to):
    """To who organises; the answer goes straight to who asked."""
    context = {"question": question, "activity": question.activity}
    send_letter("signups/question", to, context, reply_to=question.email)


def tell(signup, letter, *, reply_to="", **context):
    if not signup.email:
        return
    context |= {
        "signup": signup,
        "activity": signup.activity,
        "moment": signup.moment,
        "location": exact_place(signup),
    }
    send_letter(f"signups/{letter}", signup.email, context, reply_to=reply_to)
