"""The standard texts beside a note: which to choose from, and how one gets among typed words."""

import tomllib
from pathlib import Path

from desk.models import StandardText

FIRST_VERSION = Path(__file__).parent.parent / "content" / "standard_texts.toml"

Occasion = StandardText.Occasion
# Which texts go with which button.
OCCASIONS = {
    "ask_changes": Occasion.CHANGES,
    "reject": Occasion.REFUSAL,
    "refuse": Occasion.REFUSAL,
    "take_offline": Occasion.OFFLINE,
}


def offered(kind: str, steps) -> list[StandardText]:
    """Those that fit one of these steps; without a kind only those that fit all kinds."""
    wanted = {OCCASIONS[name] for name in steps if name in OCCASIONS}
    if not wanted:
        return []
    return list(StandardText.objects.offered().for_kind(kind).filter(occasion__in=wanted))


def put_into(note: str, text: StandardText) -> str:
    """What was typed stays, the text comes after it; the same text isn't put in twice."""
    typed = note.strip()
    if text.words in typed:
        return note
    return f"{typed}\n\n{text.words}" if typed else text.words


def fill_standard_texts(apps, schema_editor):
    """For RunPython; leaves alone what is there already."""
    texts = apps.get_model("desk", "StandardText").objects.using(schema_editor.connection.alias)
    rows = tomllib.loads(FIRST_VERSION.read_text(encoding="utf-8"))["text"]
    for number, row in enumerate(rows, start=1):
        defaults = {"words": row.pop("words"), "order": number * 10}
        texts.get_or_create(**row, defaults=defaults)
