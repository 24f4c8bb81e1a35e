"""Which letters there are, what may be written anew in them, and what may stand between braces.

Declared beside the letters, in `templates/mail/<room>/letters.toml`; how is told in
`templates/mail/letters.toml`.
"""

import tomllib
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.template import Context, engines

FOLDER = Path(settings.BASE_DIR, "templates", "mail")
# The words below every letter are written once, under this name.
GENERAL = "general"
GENERAL_PASSAGES = frozenset({"closing"})


@dataclass(frozen=True)
class Placeholder:
    """`{name}` in words; `value` is a piece of template of ours that makes what comes instead."""

    name: str
    value: str
    means: str

    def filled(self, context) -> str:
        return _compiled(self.value).nodelist.render(context).strip(" \n")

    def example(self, facts: dict) -> str:
        return _compiled(self.value).render(Context(facts, autoescape=False)).strip(" \n")


@dataclass(frozen=True)
class Case:
    """One way in which a letter goes out, with made-up facts to show it by."""

    label: str
    facts: dict


@dataclass(frozen=True)
class Letter:
    name: str
    title: str
    to: str
    when: str
    placeholders: dict[str, Placeholder] = field(default_factory=dict)
    # Whoever writes these passages anew must keep them.
    must: frozenset[str] = frozenset()
    cases: tuple[Case, ...] = ()

    @property
    def room(self):
        return self.name.rpartition("/")[0]


@lru_cache(maxsize=1)
def letters() -> dict[str, Letter]:
    """All that were declared, by name ("<room>/<letter>"), in the order of their files."""
    shared = _read(FOLDER / "letters.toml")
    found = dict(_letters_of("", shared, {}))
    for path in sorted(FOLDER.glob("*/letters.toml")):
        found |= _letters_of(path.parent.name, _read(path), shared)
    return found


def letter(name: str) -> Letter:
    """One that nobody declared can't be written anew, but goes out as it is."""
    return letters().get(name) or Letter(name, "", "", "", _known_to_all())


@lru_cache(maxsize=1)
def rooms() -> dict[str, str]:
    """The Dutch name of each room that writes letters."""
    return {
        path.parent.name: _read(path)["title"] for path in sorted(FOLDER.glob("*/letters.toml"))
    }


@lru_cache(maxsize=1)
def _known_to_all():
    shared = _read(FOLDER / "letters.toml")["placeholders"]
    return {name: Placeholder(name, *row) for name, row in shared.items()}


def _read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _letters_of(room, book, shared):
    known = {**shared.get("placeholders", {}), **book.get("placeholders", {})}
    facts = _merged(shared.get("facts", {}), book.get("facts", {}))
    for stem, row in book["letters"].items():
        name = f"{room}/{stem}" if room else stem
        yield name, _letter(name, row, {**known, **row.get("own", {})}, facts)


def _letter(name, row, known, facts):
    names = [*row.get("may", ()), *row.get("must", ()), "site"]
    own = _merged(facts, row.get("facts", {}))
    cases = row.get("cases") or [{"label": ""}]
    return Letter(
        name=name,
        title=row["title"],
        to=row["to"],
        when=row["when"],
        placeholders={each: Placeholder(each, *known[each]) for each in names},
        must=frozenset(row.get("must", ())),
        cases=tuple(Case(case["label"], _merged(own, case.get("facts", {}))) for case in cases),
    )


def _merged(below, above):
    """Tables in tables, the upper ones first."""
    result = deepcopy(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = _merged(result[key], value) if both else value
    return result


@lru_cache(maxsize=256)
def _compiled(value):
    return engines["django"].from_string(value).template
