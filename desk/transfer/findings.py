"""What a list holds as seen from the site: each row with its state, its faults or its changes."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field

STATES = ("fout", "nieuw", "gewijzigd", "gelijk")
# Enough to know a text again by.
LONGEST_SHOWN = 160


@dataclass
class Findings:
    """`rows` as JSON can keep them, in the order of the file; `digest` changes with any of them."""

    rows: list[dict]
    unknown: list[str] = field(default_factory=list)
    only_told: list[str] = field(default_factory=list)
    digest: str = ""

    @classmethod
    def of(cls, entries, columns, heads):
        rows = [row_of(entry, columns) for entry in entries]
        seen = [(row, entry.seen) for row, entry in zip(rows, entries, strict=True)]
        digest = hashlib.sha256(json.dumps(seen).encode()).hexdigest()
        return cls(rows, heads.unknown, heads.only_told, digest)

    @classmethod
    def kept(cls, data: dict):
        return cls(**data)

    def to_keep(self) -> dict:
        return vars(self)

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(row["state"] for row in self.rows)
        return {state: found[state] for state in STATES}

    @property
    def faults(self):
        return self.counts["fout"]

    @property
    def good(self):
        """What would be written."""
        return self.counts["nieuw"] + self.counts["gewijzigd"]

    @property
    def to_read(self):
        """Of what isn't on the site as it is."""
        return self.good + self.faults

    def in_state(self, state):
        return [row for row in self.rows if row["state"] == state]


def row_of(entry, columns):
    def told(name):
        return columns[name].header if name in columns else name

    return {
        "number": entry.number,
        "state": entry.state,
        "title": brief(title_of(entry.cells)),
        "faults": [
            [told(name), brief(entry.cells.get(name, "")), words]
            for name, words in in_order(entry.faults, columns)
        ],
        "changes": [
            [told(name), brief(before), brief(after)]
            for name, (before, after) in entry.changes.items()
        ],
    }


def in_order(faults, columns):
    order = list(columns)
    return sorted(faults.items(), key=lambda one: order.index(one[0]) if one[0] in order else 99)


def title_of(cells):
    name = cells.get("title") or cells.get("name") or cells.get("key") or "Zonder naam"
    return ", ".join(part for part in (name, cells.get("edition"), cells.get("day")) if part)


def brief(text):
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
