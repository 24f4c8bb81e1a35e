"""The steps of a mailing's life. Who may mail groups of people may do all of it."""

from desk.mailings.permissions import may_mail
from desk.models import Mailing, MailingStatusChange
from verbinding.lib.workflow import Step, Workflow

Status = Mailing.Status


def allowed(user, mailing) -> bool:
    return may_mail(user)


STEPS = {
    "confirm": Step("Versturen", frozenset({Status.DRAFT}), Status.UNDERWAY, allowed),
    "pause": Step("Pauzeren", frozenset({Status.UNDERWAY}), Status.PAUSED, allowed),
    "resume": Step("Ga door met versturen", frozenset({Status.PAUSED}), Status.UNDERWAY, allowed),
    "stop": Step(
        "Stoppen",
        frozenset({Status.UNDERWAY, Status.PAUSED}),
        Status.STOPPED,
        allowed,
        stamps=("ended_at",),
        is_grave=True,
    ),
    "finish": Step("Klaar", frozenset({Status.UNDERWAY}), Status.DONE, None, stamps=("ended_at",)),
}

WORKFLOW = Workflow(STEPS, MailingStatusChange)
take_step = WORKFLOW.take_step


def open_steps(mailing, user) -> dict[str, Step]:
    """The buttons beside a mailing that runs; confirming has a page of its own."""
    steps = WORKFLOW.open_steps(mailing, user)
    return {name: step for name, step in steps.items() if name != "confirm"}
