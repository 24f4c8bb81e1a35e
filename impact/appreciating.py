"""Good words: a moderator decides, and what is shown changes with it."""

from django.db import transaction
from django.utils import timezone

from accounts.permissions import may_moderate
from impact import mails
from impact.models import Appreciation
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.workflow import TOO_LATE, Step, StepRefused, plain_note

State = Appreciation.State


def is_moderator(user, appreciation):
    return may_moderate(user)


STEPS = {
    "accept": Step(
        "Plaatsen", frozenset({State.WAITING, State.REFUSED}), State.SHOWN, is_moderator
    ),
    "refuse": Step(
        "Niet plaatsen",
        frozenset({State.WAITING, State.SHOWN}),
        State.REFUSED,
        is_moderator,
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
