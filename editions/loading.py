"""Brings the first texts of editions/content into the database, and never overwrites a row.

Everything here is a beginning: once a row exists it belongs to the organiser.
"""

import tomllib
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from editions.models import Audience, Branch, Edition, Language, Page, Spelregels, Theme

CONTENT = Path(__file__).parent / "content"
LABELS = {"branches": Branch, "themes": Theme, "audiences": Audience, "languages": Language}
MONDAY_TO_SATURDAY = timedelta(days=5)


def week_of(year: int) -> tuple[date, date]:
    """The second full week of that December: its second Monday, and the Saturday after."""
    first = date(year, 12, 1)
    monday = first + timedelta(days=(-first.weekday()) % 7 + 7)
    return monday, monday + MONDAY_TO_SATURDAY


def coming_year(today: date) -> int:
    """The year of the first week that isn't over."""
    return today.year if today <= week_of(today.year)[1] else today.year + 1


@transaction.atomic
def load_all(today: date) -> list:
    """Creates what is missing and returns the new rows."""
    return [
        *_load_editions(today),
        *_load_labels(),
        *_load_spelregels(),
        *_load_pages(),
    ]


def _load_editions(today):
    texts = _read_toml("editions.toml")
    coming = texts.pop("coming")
    for year, fields in texts.items():
        yield from _create(Edition, {"year": int(year)}, fields)
    year = coming_year(today)
    yield from _create(Edition, {"year": year}, _example_edition(year, coming))


def _example_edition(year, texts):
    first_day, last_day = week_of(year)
    return {
        **{name: text.replace("{year}", str(year)) for name, text in texts.items()},
        "first_day": first_day,
        "last_day": last_day,
        "is_example": True,
    }


def _load_labels():
    """Fills a list only while it is empty: a label that the organiser removed stays away."""
    texts = _read_toml("labels.toml")
    for kind, model in LABELS.items():
        if model.objects.exists():
            continue
        for position, fields in enumerate(texts[kind], start=1):
            yield model.objects.create(order=position * 10, **fields)


def _load_spelregels():
    for path in sorted((CONTENT / "spelregels").glob("*.md")):
        text = path.read_text(encoding="utf-8").strip()
        yield from _create(Spelregels, {"version": int(path.stem)}, {"text": text})


def _load_pages():
    for path in sorted((CONTENT / "pages").glob("*.md")):
        title, _, text = path.read_text(encoding="utf-8").partition("\n")
        fields = {"title": title.removeprefix("# "), "text": text.strip()}
        yield from _create(Page, {"name": path.stem}, fields)


def _create(model, key, fields):
    row, is_new = model.objects.get_or_create(**key, defaults=fields)
    if is_new:
        yield row


def _read_toml(name):
    return tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))
