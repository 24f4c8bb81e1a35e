"""The one state machine: a table of steps as data, and one function that takes a step.

An app gives its table, its history model and what must happen in the same transaction after a
step (a letter in the queue, a snapshot). Buttons and server ask the same table, so they agree.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

# The pages ask for less; this holds for who doesn't use them.
LONGEST_NOTE = 2000


TOO_LATE = "Iemand was je voor: bekijk eerst hoe het er nu voor staat."


class StepRefused(Exception):
    """The step can't be taken; the message is in Dutch and meant for the person who tried."""


@dataclass(frozen=True)
class Step:
    """One row of the table.

    `allowed(user, thing)` decides who may; None means that only the system takes this step.
    `stamps` are set to the time of the step and `clears` to None, in the statement that moves the
    status.
    """

    label: str
    sources: frozenset[str]
    target: str
    allowed: Callable[[Any, Any], bool] | None
    needs_note: bool = False
    stamps: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()
    # Whether the button deserves the colour of danger and a question first.
    is_grave: bool = False


def plain_note(text: str) -> str:
    """As a form's field would have cleaned it; a NUL is what PostgreSQL can't keep."""
    return text.replace("\x00", "").strip()[:LONGEST_NOTE]


def nothing_more(thing, name, change):
    return None


@dataclass(frozen=True)
class Workflow:
    """Steps by name, the model that keeps the history, and what follows from a step.

    `after(thing, name, change)` runs inside the transaction, with the thing as it now is.
    `guard(thing, name)` may raise StepRefused for reasons beyond the table.
    """

    steps: Mapping[str, Step]
    history: type["StatusChange"]
    after: Callable[[Any, str, "StatusChange"], None] = nothing_more
    guard: Callable[[Any, str], None] = field(default=lambda thing, name: None)

    def open_steps(self, thing, user) -> dict[str, Step]:
        """What this person may do with this thing now, by name; draws the buttons."""
        return {
            name: step
            for name, step in self.steps.items()
            if thing.status in step.sources and step.allowed and step.allowed(user, thing)
        }

    def take_step(self, thing, name: str, *, by=None, note: str = ""):
        """Moves the thing along one step and returns the history row.

        `by` None is the system itself. Raises StepRefused when the step is unknown, isn't
        allowed, lacks its note, or when somebody else moved the thing since it was read.
        """
        step, note = self._checked(thing, name, by, plain_note(note))
        now = timezone.now()
        seen = thing.status
        changes = {
            "status": step.target,
            "status_note": note,
            **dict.fromkeys(step.stamps, now),
            **dict.fromkeys(step.clears, None),
        }
        with transaction.atomic():
            model = type(thing)
            # Compare and set: right on SQLite and PostgreSQL alike, and without a lock.
            moved = model.objects.filter(pk=thing.pk, status=seen).update(**changes)
            if not moved:
                raise StepRefused(TOO_LATE)
            for field_name, value in changes.items():
                setattr(thing, field_name, value)
            change = self.history.objects.create(
                thing=thing, step=name, source=seen, target=step.target, by=by, note=note, at=now
            )
            self.after(thing, name, change)
        return change

    def take_first_step(self, things: list, name: str, *, by) -> None:
        """For rows made in this very transaction: they have no rival, so all move in one statement.

        Only for steps of the system; `by` is who made it happen. What must follow (letters, the
        page cache) is for the caller, once for all.
        """
        step, now = self.steps[name], timezone.now()
        if step.allowed is not None or not things:
            raise ValueError(f"{name!r} isn't a first step of the system, or has no rows.")
        changes = {"status": step.target, **dict.fromkeys(step.stamps, now)}
        model, seen = type(things[0]), {thing.pk: thing.status for thing in things}
        with transaction.atomic():
            rows = model.objects.filter(pk__in=list(seen), status__in=step.sources)
            if rows.update(**changes) != len(seen):
                raise StepRefused(TOO_LATE)
            for thing in things:
                for field_name, value in changes.items():
                    setattr(thing, field_name, value)
            self.history.objects.bulk_create(
                self.history(
                    thing=thing, step=name, source=seen[thing.pk], target=step.target, by=by, at=now
                )
                for thing in things
            )

    def _checked(self, thing, name, by, note):
        step = self.steps.get(name)
        if step is None:
            raise StepRefused("Deze stap bestaat niet.")
        if thing.status not in step.sources:
            raise StepRefused(f"“{step.label}” kan nu niet: dit is {thing.get_status_display()}.")
        if by is not None and not (step.allowed and step.allowed(by, thing)):
            raise StepRefused(f"Je mag “{step.label}” hier niet doen.")
        if step.needs_note and not note:
            raise StepRefused("Schrijf er een paar woorden bij.")
        self.guard(thing, name)
        return step, note


class StatusChange(models.Model):
    """One line of a thing's history; the app adds the foreign key `thing`."""

    step = models.CharField("stap", max_length=30)
    source = models.CharField("van", max_length=30)
    target = models.CharField("naar", max_length=30)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="door",
        null=True,
        blank=True,
        related_name="+",
    )
    note = models.TextField("toelichting", blank=True)
    at = models.DateTimeField("op", default=timezone.now)

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]
        # For the log, which reads all histories by time.
        indexes = [models.Index(fields=["at"], name="%(class)s_at")]

    def __str__(self):
        return f"{self.source} → {self.target}"
