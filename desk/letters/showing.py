"""What the desk shows of a letter: its passages, how it looks, and what changed in it."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from desk.diff import FieldChange
from desk.models import LetterText
from verbinding.lib import letterbook
from verbinding.lib.diff import word_diff
from verbinding.lib.letterbook import GENERAL, GENERAL_PASSAGES, Letter
from verbinding.lib.letters import blocks_of
from verbinding.lib.letterwords import LetterWords, Passage, mistakes_in, written_for
from verbinding.lib.mail import everywhere, render_letter

SHOWN_VERSIONS = 10


@dataclass(frozen=True)
class Shown:
    """A letter with made-up facts, as it would arrive."""

    label: str
    subject: str
    text: str
    html: SafeString


@dataclass(frozen=True)
class Version:
    row: LetterText
    changes: list[FieldChange]


@dataclass(frozen=True)
class Line:
    """A letter in the list."""

    letter: Letter
    written: LetterText | None
    no_longer_fits: bool


def passages_of(letter: Letter) -> dict[str, Passage]:
    """In the order in which they stand, over all the ways in which the letter goes out."""
    found: dict[str, Passage] = {}
    for case in letter.cases:
        words = LetterWords(letter.name, {})
        render_letter(letter.name, case.facts, words)
        found = _woven(found, words.passages)
    is_general = letter.name == GENERAL
    return {
        key: passage for key, passage in found.items() if (key in GENERAL_PASSAGES) == is_general
    }


def _woven(first, second):
    """Each new passage after the one that it follows in its own letter."""
    order = list(first)
    place = 0
    for key in second:
        if key not in first:
            order.insert(place, key)
        place = order.index(key) + 1
    return {key: {**second, **first}[key] for key in order}


def previews_of(letter: Letter, words: dict[str, str]) -> list[Shown]:
    """With these words in place of the letter's own ones."""
    written = {**_below(letter), **words}
    return [_shown(letter, case, written) for case in letter.cases]


def _below(letter):
    return {key: text for key, text in written_for(letter.name).items() if key in GENERAL_PASSAGES}


def _shown(letter, case, written):
    subject, text = render_letter(letter.name, case.facts, LetterWords(letter.name, written))
    return Shown(case.label, subject, text, blocks_of(text))


def examples_of(letter: Letter) -> list[tuple[str, str, str]]:
    """Each placeholder with what it means and what it gives in the first case that gives any."""
    return [
        (each.name, each.means, next(filter(None, _examples(letter, each)), ""))
        for each in letter.placeholders.values()
    ]


def _examples(letter, placeholder):
    return (placeholder.example({**everywhere(), **case.facts}) for case in letter.cases)


def history_of(letter: Letter) -> list[Version]:
    """Newest first, each with what it changed."""
    passages = passages_of(letter)
    rows = list(LetterText.objects.of(letter.name).with_writer()[: SHOWN_VERSIONS + 1])
    befores = [row.words for row in rows[1:]] + ([{}] if len(rows) <= SHOWN_VERSIONS else [])
    pairs = zip(rows, befores, strict=False)
    return [Version(row, changes_between(passages, before, row.words)) for row, before in pairs]


def changes_between(passages, before, after) -> list[FieldChange]:
    return [
        FieldChange(passage.label, word_diff(was, becomes))
        for key, passage in passages.items()
        if (was := before.get(key, passage.text)) != (becomes := after.get(key, passage.text))
    ]


def list_by_room() -> list[tuple[str, list[Line], str]]:
    written = {row.letter: row for row in LetterText.objects.current().with_writer() if row.words}
    names = {"": "Voor alle brieven", **letterbook.rooms()}
    groups = {room: [] for room in names}
    for letter in letterbook.letters().values():
        row = written.get(letter.name)
        groups[letter.room].append(Line(letter, row, row is not None and not fits(letter, row)))
    return [(names[room], lines, _counted(lines)) for room, lines in groups.items()]


def _counted(lines):
    own = sum(line.written is not None for line in lines)
    letters = "1 brief" if len(lines) == 1 else f"{len(lines)} brieven"
    return f"{letters}, {own} met eigen tekst" if own else letters


def fits(letter: Letter, row: LetterText) -> bool:
    """False when a later release asks more of these words than they hold."""
    passages = passages_of(letter)
    return all(
        key in passages and not mistakes_in(text, passages[key], letter)
        for key, text in row.words.items()
    )
