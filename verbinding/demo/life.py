"""Walks a new row along the steps of its workflow and notes each, as if people had taken them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from verbinding.lib.publishing import Status

# The steps behind a status, from the concept on.
PATHS = {
    Status.CONCEPT: (),
    Status.SUBMITTED: ("submit",),
    Status.CHANGES_ASKED: ("submit", "ask_changes"),
    Status.PUBLISHED: ("submit", "publish"),
    Status.REJECTED: ("submit", "reject"),
    Status.OFFLINE: ("submit", "publish", "take_offline"),
    Status.CANCELLED: ("submit", "publish", "cancel"),
}
NOTES = {
    "ask_changes": "Mooi plan! Schrijf je er nog bij of mensen zich vooraf moeten melden?",
    "reject": "Dit plan staat er al een keer, ingestuurd door iemand anders van jullie groep. "
    "Doe je mee met die activiteit? Dan hoort alles bij elkaar.",
    "take_offline": "De organisator is niet te bereiken en de plek blijkt dicht.",
}
BY_SENDER = {"submit", "cancel"}
PAUSE = timedelta(minutes=95)


@dataclass
class Walk:
    """Who takes the steps, from when on, and by which table."""

    steps: dict
    history: type
    sender_id: int | None
    moderator_id: int
    starts_at: datetime
    rows: list = field(default_factory=list)


def walk(thing, names, course: Walk):
    """Gives `thing` the state after these steps; their rows wait for its key (`thing_id`)."""
    thing.created_at = thing.changed_at = course.starts_at
    for number, name in enumerate(names):
        at = course.starts_at + number * PAUSE
        course.rows.append(_take(thing, name, course, at))
        thing.changed_at = at


def _take(thing, name, course, at):
    step, note = course.steps[name], NOTES.get(name, "")
    source, thing.status, thing.status_note = thing.status, step.target, note
    for stamp in step.stamps:
        setattr(thing, stamp, at)
    by_id = course.sender_id if name in BY_SENDER else course.moderator_id
    if step.allowed is None:
        by_id = None
    return course.history(
        step=name, source=source, target=step.target, by_id=by_id, note=note, at=at
    )
