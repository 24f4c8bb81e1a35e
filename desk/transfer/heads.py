"""Which column of a file is which: in any order, with or without capitals, also by other names."""

import re
from dataclasses import dataclass

from desk.transfer.columns import Column
from desk.transfer.parsing import FileRefused
from verbinding.lib.accents import without_accents

# What our own file of faults adds; it may come back.
FAULT = "fout"


@dataclass(frozen=True)
class Heads:
    """`places` is where in a row each column stands, by its name on the resource."""

    places: dict[str, int]
    unknown: list[str]
    only_told: list[str]

    def cells(self, row) -> dict[str, str]:
        return {name: row[place] for name, place in self.places.items()}


def plain(head: str) -> str:
    """Letters and digits alone, so that “In één zin” and “in_een_zin” are the same."""
    return re.sub(r"[^a-z0-9]", "", without_accents(head.casefold()))


def read_heads(heads: list[str], columns: dict[str, Column]) -> Heads:
    """Raises FileRefused when a column is there twice, or one is missing that can't be."""
    known = {plain(column.header): name for name, column in columns.items()}
    for name, column in columns.items():
        for other in column.others:
            known.setdefault(plain(other), name)
    places, unknown, only_told = {}, [], []
    for place, head in enumerate(heads):
        name = known.get(plain(head))
        if name is None:
            unknown += [head] if head and plain(head) != plain(FAULT) else []
        elif not columns[name].is_read:
            only_told.append(columns[name].header)
        elif name in places:
            raise FileRefused(f"De kolom “{columns[name].header}” staat er twee keer in.")
        else:
            places[name] = place
    refuse_missing(places, columns)
    return Heads(places, unknown, only_told)


def refuse_missing(places, columns):
    """Who knows the keys may leave all but the changes out."""
    needed = [column.header for name, column in columns.items() if is_missed(name, column, places)]
    if not places or ("key" not in places and needed):
        words = ", ".join(f"“{header}”" for header in needed)
        raise FileRefused(
            f"Deze kolommen missen: {words}. De bovenste rij van je lijst hoort de namen van de "
            "kolommen te hebben. Neem anders het voorbeeldbestand."
        )


def is_missed(name, column, places):
    if name == "place_query" and "municipality" in places:
        return False
    return column.is_needed and name not in places
