"""What the desk shows beside a text: how it will look, what changes, and what to look at again."""

from dataclasses import dataclass

from desk.diff import FieldChange, field_changes
from desk.texts.checks import warnings_for
from editions.models import Page, PageVersion, Spelregels
from verbinding.lib.outline import outline_of

SHOWN_VERSIONS = 10


@dataclass(frozen=True)
class Version:
    row: PageVersion
    changes: list[FieldChange]
    is_online: bool


def pages() -> list[Page]:
    """All there should be, also those that nobody wrote yet."""
    written = {page.name: page for page in Page.objects.with_writer()}
    return [written.get(name) or Page(name=name, title=label) for name, label in Page.Name.choices]


def spelregels_lines() -> list[tuple[Spelregels, str, bool]]:
    """Newest first: each with how it stands, and whether it may still be changed."""
    current = Spelregels.objects.current()
    return [
        (each, _standing(each, current), not each.has_agreement)
        for each in Spelregels.objects.newest_first().with_agreement()
    ]


def _standing(spelregels, current):
    if current is None or spelregels.version > current.version:
        return "Geldt nog niet"
    return "Geldt nu" if spelregels == current else "Eerdere versie"


def of_page(preview: Page | None, online: Page) -> dict:
    if preview is None:
        return {"warnings": warnings_for(online.text)}
    new, old = _texts(preview), _texts(online)
    return {
        "preview": preview,
        "outline": outline_of(preview.text),
        "changes": field_changes(Page, old if online.pk else {}, new),
        "warnings": warnings_for(preview.text),
    }


def of_spelregels(preview: Spelregels | None) -> dict:
    """What changes is told against the version that counts now: that is what people know."""
    current = Spelregels.objects.current()
    if preview is None:
        return {"current": current}
    old = {"text": current.text} if current else {}
    return {
        "current": current,
        "preview": preview,
        "changes": field_changes(Spelregels, old, {"text": preview.text}),
        "warnings": warnings_for(preview.text),
    }


def history_of(page: Page) -> list[Version]:
    """Newest first, each with what it changed."""
    if page.pk is None:
        return []
    rows = list(page.versions.newest_first()[: SHOWN_VERSIONS + 1])
    befores = [_texts(row) for row in rows[1:]] + ([{}] if len(rows) <= SHOWN_VERSIONS else [])
    return [
        Version(
            row,
            field_changes(Page, before, _texts(row)) if before else [],
            _texts(row) == _texts(page),
        )
        for row, before in zip(rows, befores, strict=False)
    ]


def _texts(thing):
    return {"title": thing.title, "text": thing.text}
