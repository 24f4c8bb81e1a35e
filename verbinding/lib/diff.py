"""What changed between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Words and the white space between them, so that the parts together are the text again.
PIECES = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Part:
    """`kind` is same, removed or added."""

    kind: str
    text: str


def word_diff(old: str, new: str) -> list[Part]:
    before, after = PIECES.findall(old or ""), PIECES.findall(new or "")
    parts = []
    # Its "autojunk" keeps the white space and the word that somebody pasted 800 times from being
    # compared with each of their equals, which would take half a minute.
    for action, i1, i2, j1, j2 in SequenceMatcher(None, before, after).get_opcodes():
        if action == "equal":
            parts.append(Part("same", "".join(before[i1:i2])))
            continue
        if i2 > i1:
            parts.append(Part("removed", "".join(before[i1:i2])))
        if j2 > j1:
            parts.append(Part("added", "".join(after[j1:j2])))
    return parts
