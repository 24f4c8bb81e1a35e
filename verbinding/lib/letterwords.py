"""The words of one letter: our own, or those that an organiser wrote instead."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass

from verbinding.lib import letterbook
from verbinding.lib.letterbook import GENERAL, GENERAL_PASSAGES
from verbinding.lib.plainforms import TURNING

logger = logging.getLogger(__name__)

LONGEST = 3000
LONGEST_SUBJECT = 120
LABELS = {
    "subject": "Onderwerp",
    "greeting": "Aanhef",
    "intro": "Begin",
    "more": "Verderop",
    "end": "Nog verder",
    "closing": "De groet",
}
# A space, so that it goes along when nothing comes instead of the word behind it.
PLACE = re.compile(r"( ?)\{([a-z_]+)\}")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

# Filled by a higher room: what it holds for a letter, by passage.
sources: list[Callable[[str], dict[str, str]]] = []


@dataclass(frozen=True)
class Passage:
    """A stretch of a letter between `{% words %}` and `{% endwords %}`."""

    key: str
    label: str
    text: str

    @property
    def is_subject(self):
        return self.key.split("_")[0] == "subject"

    @property
    def longest(self):
        return LONGEST_SUBJECT if self.is_subject else LONGEST


class LetterWords:
    """Goes along in the context of a letter; remembers which passages were asked for, in order."""

    def __init__(self, name: str, written: dict[str, str] | None = None):
        self.letter = letterbook.letter(name)
        self.written = written_for(name) if written is None else written
        self.passages: dict[str, Passage] = {}

    def say(self, passage: Passage, context) -> str:
        self.passages.setdefault(passage.key, passage)
        text = self.written.get(passage.key, passage.text)
        if text != passage.text and mistakes_in(text, passage, self.letter):
            # A later release may ask more of a letter than its words of before hold.
            logger.warning("The words of %s/%s no longer fit", self.letter.name, passage.key)
            text = passage.text
        filled = fill(text, lambda name: self._value(name, context))
        return " ".join(filled.split()) if passage.is_subject else filled

    def _value(self, name, context):
        placeholder = self.letter.placeholders.get(name)
        return None if placeholder is None else placeholder.filled(context)


def fill(text: str, value_of: Callable[[str], str | None]) -> str:
    """Puts a value for each {name}, once through; None leaves it as it stands.

    An empty value takes the space before it along: "Hallo {naam}," becomes "Hallo,".
    """

    def put(found):
        value = value_of(found[2])
        if value is None:
            return found[0]
        return f"{found[1]}{value}" if value else ""

    return PLACE.sub(put, text)


def register_words(source: Callable[[str], dict[str, str]]) -> None:
    """`source(letter)` gives the words written anew, by passage; asked once per letter."""
    sources.append(source)


def written_for(name: str) -> dict[str, str]:
    found = {}
    for source in sources:
        general = source(GENERAL) if name != GENERAL else {}
        found |= {key: text for key, text in general.items() if key in GENERAL_PASSAGES}
        found |= source(name)
    return found


def mistakes_in(text: str, passage: Passage, letter: letterbook.Letter) -> list[str]:
    """Dutch sentences; empty when these words can go out."""
    named = [name for _, name in PLACE.findall(text)]
    needed = [name for _, name in PLACE.findall(passage.text) if name in letter.must]
    unknown = [name for name in named if name not in letter.placeholders]
    missing = [name for name in needed if name not in named]
    mistakes = [f"{{{name}}} bestaat niet in deze brief." for name in unknown]
    mistakes += [f"{{{name}}} mag hier niet ontbreken." for name in missing]
    if re.search(r"[{}]", PLACE.sub("", text)):
        mistakes.append("Gebruik { en } alleen om een invulwoord, zoals {site}.")
    if CONTROL.search(text) or TURNING.search(text):
        mistakes.append("Er staat een vreemd teken in. Typ de tekst opnieuw, zonder te plakken.")
    if passage.is_subject and (not text.strip() or len(text.splitlines()) > 1):
        mistakes.append("Een onderwerp is één regel.")
    if len(text) > passage.longest:
        mistakes.append(f"Houd het korter dan {passage.longest} tekens.")
    return mistakes
