"""Passing a visitor's question on to who organises, whose address the visitor never sees."""

from django.db import transaction

from signups import mails
from signups.models import Question

# One mailbox need not answer more; whoever floods it needs as many proven addresses.
MOST_IN_A_DAY = 30


class QuestionRefused(Exception):
    """It wasn't passed on; the message is in Dutch."""


def recipient_of(activity) -> str:
    """The address for questions, else of the owner, else of another who organises it."""
    if activity.contact_email:
        return activity.contact_email
    organiser = organiser_of(activity)
    return organiser.email if organiser else ""


def organiser_of(activity):
    """To whom we write: its owner, else the first who helps; None when nobody is left."""
    people = [activity.owner, *activity.co_organisers.all()]
    return next((person for person in people if person and person.is_active), None)


def takes_questions(activity) -> bool:
    """While it stands online, there is something to come, and somebody to ask."""
    moments = activity.moments.all()
    is_over = moments and all(moment.is_over or moment.is_cancelled for moment in moments)
    return activity.is_published and not is_over and bool(recipient_of(activity))


def has_too_many(activity) -> bool:
    return Question.objects.sent_today(activity).count() >= MOST_IN_A_DAY


@transaction.atomic
def ask(question) -> None:
    """Raises QuestionRefused; asked twice it is sent once."""
    activity = question.activity
    if not takes_questions(activity):
        raise QuestionRefused("Deze activiteit is voorbij of gaat niet door.")
    if has_too_many(activity):
        raise QuestionRefused("Er kwamen vandaag te veel vragen binnen. Probeer het morgen.")
    if Question.objects.mark_sent(question):
        mails.question(question, recipient_of(activity))
