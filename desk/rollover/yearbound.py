"""Words that belong to one year: what can be moved to another, and what a reader should look at."""

import re

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)
DATE = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
NUMBERED = re.compile(
    r"\b(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|\d{1,2}e) "
    r"(?:keer|maal|editie)\b",
    re.IGNORECASE,
)


def moved(text: str, old: int, new: int) -> str:
    """The text with the one year in place of the other; longer numbers stay as they are."""
    return re.sub(rf"(?<!\d){old}(?!\d)", str(new), text)


def signs(text: str, old: int | None = None) -> list[str]:
    """What in the text may hold for one year only, in Dutch."""
    found = []
    if old and moved(text, old, 0) != text:
        found.append(f"er staat {old} in")
    if date := DATE.search(text):
        found.append(f"er staat een datum in (“{date[0]}”)")
    if numbered := NUMBERED.search(text):
        found.append(f"er staat “{numbered[0]}” in")
    return found
