"""How a team's list of people to ask is kept: rows that are written once, and small steps."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from teams.forms.outreach import MOST_PER_TEAM
from teams.models import Outreach
from verbinding.lib.once import store_once
from verbinding.lib.workflow import StepRefused

State = Outreach.State


@dataclass(frozen=True)
class Move:
    label: str
    sources: frozenset[str]
    target: str


MOVES = {
    "gevraagd": Move("Gevraagd", frozenset({State.IDEA}), State.ASKED),
    "doet-mee": Move("Doet mee", frozenset({State.ASKED}), State.JOINS),
    "nee": Move("Zei nee", frozenset({State.ASKED, State.JOINS}), State.DECLINED),
    "terug": Move("Toch anders", frozenset({State.DECLINED, State.JOINS}), State.ASKED),
    "niet-gevraagd": Move("Nog niet gevraagd", frozenset({State.ASKED}), State.IDEA),
}
TOO_LATE = "Iemand van jullie was je voor: zo staat het er nu voor."
TWICE = "Deze persoon staat al op jullie lijst."
FULL = f"Er staan al {MOST_PER_TEAM} namen op jullie lijst. Haal er eerst een weg."

_hooks: list[Callable] = []


def on_leaving(callback):
    """Registers `callback(row)`, run in the transaction in which somebody takes part no more.

    A higher room stops naming that person there.
    """
    if callback not in _hooks:
        _hooks.append(callback)
    return callback


class OutreachRefused(Exception):
    """The row can't be kept; the message is in Dutch and meant for the lead."""


WORDS = ("name", "kind", "channel", "note")


def write(row, is_full=False) -> None:
    """Stores a new or a changed row; the same form sent twice makes one.

    Raises OutreachRefused when the name stands on the list already, or the list is full.
    """
    if row.pk is None and is_full:
        raise OutreachRefused(FULL)
    try:
        with transaction.atomic():
            if row.pk is None:
                store_once(row, words=WORDS)
            else:
                row.save(update_fields=[*WORDS, "normalised_name"])
    except IntegrityError:
        raise OutreachRefused(TWICE) from None


def open_moves(row) -> dict[str, Move]:
    return {name: move for name, move in MOVES.items() if row.state in move.sources}


def take(row, name, *, by) -> None:
    """Moves the row along one step; raises StepRefused when it no longer stood where it was."""
    move = MOVES.get(name)
    if move is None or row.state not in move.sources:
        raise StepRefused(TOO_LATE)
    changes = {"state": move.target}
    if name == "gevraagd":
        changes |= {"asked_at": timezone.now(), "asked_by": by}
    elif move.target == State.IDEA:
        changes |= {"asked_at": None, "asked_by": None}
    with transaction.atomic():
        if not Outreach.objects.filter(pk=row.pk, state=row.state).update(**changes):
            raise StepRefused(TOO_LATE)
        if row.state == State.JOINS:
            leave(row)
    for field, value in changes.items():
        setattr(row, field, value)


def remove(row) -> None:
    with transaction.atomic():
        leave(row)
        row.delete()


def leave(row):
    for callback in _hooks:
        callback(row)


def asked_before(team, edition, rows) -> dict[str, list]:
    """By normalised name: the rows of other teams that asked the same person."""
    found = {}
    names = {row.normalised_name for row in rows}
    for other in Outreach.objects.asked_elsewhere(team, edition, names):
        found.setdefault(other.normalised_name, []).append(other)
    return found
