"""What to do with all that a blocked sender sent in: each thing by a step of its own room."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from accounts.models import User
from activities.models import Activity
from desk.moderation import decisions
from desk.moderation.kinds import kind_of
from desk.senders.history import Subject
from ideas.models import Idea
from impact.models import Appreciation
from teams.models import InspiratieTeam
from verbinding.lib.publishing import VISIBLE, Status
from verbinding.lib.workflow import StepRefused

# By what is asked: the steps that do it, of which a thing knows one at most.
OFFLINE, REJECT = "offline", "afwijzen"
STEPS = {OFFLINE: ("take_offline", "refuse"), REJECT: ("reject", "refuse")}


@dataclass
class Outcome:
    """What was done, and by title what couldn't be."""

    offline: int = 0
    rejected: int = 0
    refused: list[str] = field(default_factory=list)


def online_of(subject: Subject) -> list:
    return _of(subject, VISIBLE, Appreciation.objects.shown)


def waiting_of(subject: Subject) -> list:
    waits = {Status.SUBMITTED, Status.CHANGES_ASKED}
    return _of(subject, waits, Appreciation.objects.waiting)


def clean_up(subject: Subject, wishes, *, by: User, words: str) -> Outcome:
    """Takes each step by itself: what somebody else decided meanwhile stands, and is reported."""
    outcome = Outcome()
    if OFFLINE in wishes:
        outcome.offline = _take_all(online_of(subject), OFFLINE, by, words, outcome.refused)
    if REJECT in wishes:
        outcome.rejected = _take_all(waiting_of(subject), REJECT, by, words, outcome.refused)
    return outcome


def _take_all(things, wish, by, words, refused):
    done = 0
    for thing in things:
        step = next((name for name in STEPS[wish] if name in decisions.open_steps(thing, by)), None)
        try:
            if step is None:
                raise StepRefused("Dit kan nu niet.")
            decisions.take(thing, step, by=by, note=words)
        except StepRefused as refusal:
            refused.append(f"{kind_of(thing).title(thing)}: {refusal}")
        else:
            done += 1
    return done


def _of(subject, states, appreciations) -> list:
    person = subject.person
    if person is None:
        return []
    found: list[QuerySet] = [
        Activity.objects.filter(owner=person, status__in=states),
        InspiratieTeam.objects.filter(entered_by=person, status__in=states),
        Idea.objects.filter(sent_by=person, status__in=states),
        appreciations().filter(sent_by=person),
    ]
    return [thing for things in found for thing in things.order_by("pk")]
