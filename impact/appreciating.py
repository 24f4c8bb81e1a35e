"""Good words and warm reactions: giving them, deciding on them, taking them away."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.permissions import can_moderate
from activities.invitation import has_begun
from activities.models import Activity
from editions.models import Edition
from impact import mails
from impact.models import Appreciation, Reaction
from verbinding.lib.browsernotes import BrowserNotes
from verbinding.lib.log import note as note_in_log
from verbinding.lib.pagecache import raise_revision, renew_page
from verbinding.lib.workflow import TOO_LATE, Step, StepRefused, plain_note

State = Appreciation.State
MOST_WAITING = 60
# By the slug of an activity: which reaction, and the token that undoes it.
NOTES = BrowserNotes("REACTION_COOKIE_NAME", salt="impact.reactions")


def is_open(activity) -> bool:
    """From the first moment on, until the archive; of own groups nobody else was there."""
    if not (activity.is_published and activity.is_for_everyone):
        return False
    return has_begun(activity.moments.all()) and activity.edition.phase != Edition.Phase.ARCHIVE


# --- Reactions ----------------------------------------------------------------------------------


@transaction.atomic
def react(activity, kind, token) -> None:
    """One more; the same token again changes nothing."""
    try:
        with transaction.atomic():
            Reaction.objects.create(activity=activity, kind=kind, token=token)
    except IntegrityError:
        return
    renew_page(activity.get_absolute_url())


@transaction.atomic
def take_back(activity, token) -> None:
    """Undone twice it is undone once."""
    if activity.reactions.with_token(token).delete()[0]:
        renew_page(activity.get_absolute_url())


# --- Sentences ----------------------------------------------------------------------------------


def has_too_many(activity) -> bool:
    """Of one activity no more wait than a moderator can read, from however many networks."""
    return activity.appreciations.waiting().count() >= MOST_WAITING


def tell_organisers() -> int:
    """Of each activity once a day what came on the site since; returns how many letters went."""
    today = timezone.localdate()
    untold = Appreciation.objects.to_be_told()
    told_today = Appreciation.objects.filter(told_on=today).values("activity")
    activities = untold.exclude(activity__in=told_today).values("activity").distinct()
    found = Activity.objects.published().filter(pk__in=activities).select_related("owner")
    return sum(tell_organiser(activity, today) for activity in found)


def tell_organiser(activity, today) -> bool:
    """Claims the sentences in one statement; the second of two rivals finds none left."""
    untold = Appreciation.objects.to_be_told().of_activities([activity])
    keys = list(untold.values_list("pk", flat=True))
    with transaction.atomic():
        claimed = Appreciation.objects.filter(pk__in=keys, told_on=None).update(told_on=today)
        if claimed:
            mails.said(activity, Appreciation.objects.filter(pk__in=keys).newest_first())
    return bool(claimed)


def hide(appreciation) -> bool:
    """By who organised it, at once; False when it doesn't stand there (any more)."""
    shown = Appreciation.objects.shown().filter(pk=appreciation.pk)
    if not shown.update(state=State.HIDDEN, decided_at=timezone.now()):
        return False
    raise_revision()
    return True


STEPS = {
    "accept": Step(
        "Plaatsen", frozenset({State.WAITING, State.REFUSED}), State.SHOWN, can_moderate
    ),
    "refuse": Step(
        "Niet plaatsen",
        frozenset({State.WAITING, State.SHOWN}),
        State.REFUSED,
        can_moderate,
        needs_note=True,
        is_grave=True,
    ),
}


def open_steps(appreciation, user) -> dict[str, Step]:
    return {
        name: step
        for name, step in STEPS.items()
        if appreciation.state in step.sources and step.allowed(user, appreciation)
    }


def take_step(appreciation, name, *, by, note="") -> None:
    """Raises StepRefused when it can't be done, or when somebody else was first."""
    step, note = open_steps(appreciation, by).get(name), plain_note(note)
    if step is None:
        raise StepRefused("Deze stap kun je hier nu niet doen.")
    if step.needs_note and not note:
        raise StepRefused("Schrijf er een paar woorden bij.")
    before = appreciation.state
    with transaction.atomic():
        decide(appreciation, step.target, by=by, note=note)
        note_in_log(by, appreciation, f"{State(step.target).label}.")
        if State.SHOWN in {before, step.target}:
            raise_revision()
        if step.target == State.REFUSED:
            mails.sentence_refused(appreciation, note)


def decide(appreciation, state, *, by, note):
    decision = {"state": state, "decided_at": timezone.now(), "decided_by": by, "note": note}
    seen = Appreciation.objects.filter(pk=appreciation.pk, state=appreciation.state)
    # Other words under the same key are another sentence.
    if not seen.filter(sent_at=appreciation.sent_at).update(**decision):
        raise StepRefused(TOO_LATE)
    for name, value in decision.items():
        setattr(appreciation, name, value)
