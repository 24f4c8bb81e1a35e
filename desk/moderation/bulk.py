"""One step for several things: each by its own room's rules, with a report of what came of it."""

from dataclasses import dataclass

from django.urls import reverse

from desk.moderation import decisions
from desk.moderation.kinds import Kind, kind_named
from verbinding.lib.workflow import StepRefused

# A page of the list holds half of this.
MOST = 50
# More digits than this no key has, and no database takes.
LONGEST_NUMBER = 18


@dataclass(frozen=True)
class Verb:
    """A button under the list, with the steps that it means for one kind or another."""

    label: str
    steps: tuple[str, ...]
    needs_note: bool = False
    is_grave: bool = False


VERBS = {
    "ja": Verb("Publiceren", ("publish", "accept")),
    "vraag": Verb("Aanpassing vragen", ("ask_changes",), needs_note=True),
    "nee": Verb("Afwijzen", ("reject", "refuse"), needs_note=True, is_grave=True),
}
SEEN = {"gezien": Verb("Gezien, het is goed", ())}


@dataclass(frozen=True)
class Outcome:
    """What came of one thing; `words` say how it stands now, or why it was refused."""

    key: str
    title: str
    url: str
    is_done: bool
    words: str


def decide(picks: dict[str, str], name: str, *, by, note: str) -> list[Outcome]:
    """`picks` maps the key of a spot to the fingerprint that was on the screen."""
    return [_decide_one(key, seen, name, by=by, note=note) for key, seen in picks.items()]


def _decide_one(key, seen, name, *, by, note):
    kind, thing = _find(key, by)
    if thing is None:
        return Outcome(key, "Iets dat weg is", "", False, "Dit is er niet meer.")
    url = reverse("admin:queue_item", args=[kind.value, thing.pk])
    try:
        if seen != decisions.fingerprint(thing):
            raise StepRefused(_why_not(kind, thing, name))
        words = _take(kind, thing, name, by=by, note=note)
    except StepRefused as refusal:
        return Outcome(key, kind.title(thing), url, False, str(refusal))
    return Outcome(key, kind.title(thing), url, True, words)


def _find(key, by):
    value, _, pk = key.rpartition("-")
    kind = kind_named(value)
    if kind is None or not pk.isdecimal() or len(pk) > LONGEST_NUMBER:
        return None, None
    return kind, kind.scope(by).filter(pk=int(pk)).first()


def _take(kind: Kind, thing, name, *, by, note) -> str:
    if name in SEEN:
        if not decisions.see(thing, by=by):
            raise StepRefused("Dit was al gezien, of staat niet meer online.")
        return "gezien"
    steps = decisions.open_steps(thing, by)
    step = next((step for step in VERBS[name].steps if step in steps), None)
    if step is None and kind.is_waiting(thing):
        label = VERBS[name].label
        raise StepRefused(f"“{label}” bestaat niet bij: {kind.label.lower()}.")
    if step is None:
        raise StepRefused(_why_not(kind, thing, name))
    decisions.take(thing, step, by=by, note=note)
    return decisions.outcome(thing)


def _why_not(kind, thing, name) -> str:
    if name in SEEN or kind.is_waiting(thing):
        return "Intussen is hier iets gewijzigd. Lees het eerst."
    return f"Iemand was je voor: dit is nu {decisions.outcome(thing)}."
