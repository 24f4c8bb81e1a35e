"""The tables behind `places`: postcodes, places, districts and municipalities, read once.

At first use in a process that takes about 0.1 s and 8 MB; no other site is asked anything.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from verbinding.lib.accents import without_accents

DATA = Path(__file__).parent / "data"

SUFFIX = re.compile(r"\s*(?:\([^)]*\)|\b(?:L|NB|NH|AC|GN|Gn|G|Gld|Ut)\b)$")


class Province(NamedTuple):
    name: str
    slug: str


PROVINCES = (
    Province("Drenthe", "drenthe"),
    Province("Flevoland", "flevoland"),
    Province("Fryslân", "fryslan"),
    Province("Gelderland", "gelderland"),
    Province("Groningen", "groningen"),
    Province("Limburg", "limburg"),
    Province("Noord-Brabant", "noord-brabant"),
    Province("Noord-Holland", "noord-holland"),
    Province("Overijssel", "overijssel"),
    Province("Utrecht", "utrecht"),
    Province("Zeeland", "zeeland"),
    Province("Zuid-Holland", "zuid-holland"),
)


@dataclass(frozen=True, slots=True)
class Municipality:
    code: str  # CBS, four digits
    name: str
    province: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Place:
    """A spot that somebody can name. Its `label` finds exactly it again; its `name` is for reading.

    `kind` is "postcode", "plaats", "wijk" or "gemeente"; `pc4` is empty where no single one fits.
    """

    label: str
    name: str
    kind: str
    pc4: str
    municipality_code: str
    municipality: str
    province: str
    lat: float
    lon: float
    inhabitants: int = 0


def normalise(text: str) -> str:
    """The spelling under which a name is looked up: lower case, no accents, no punctuation."""
    text = without_accents(text.casefold())
    text = re.sub(r"[’‘`´ʼ]", "'", text).strip()
    text = re.sub(r"^'?([st])[- ]+", r"\1 ", text)
    text = re.sub(r"\bst(?:\.\s*|\s+)", "sint ", text)
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def sort_key(name: str) -> str:
    return re.sub(r"^[st] ", "", normalise(name))


def _rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        # Names start with an apostrophe, so quotes are ordinary characters here.
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@lru_cache(maxsize=1)
def municipalities_by_code() -> dict[str, Municipality]:
    """The tables hold no points of municipalities: the mean of their postcodes stands for them."""
    points = defaultdict(list)
    for row in _rows("pc4.tsv"):
        points[row["gemeente"]].append((float(row["lat"]), float(row["lon"])))
    return {
        row["code"]: Municipality(
            row["code"], row["naam"], row["provincie"], *_middle(points[row["code"]])
        )
        for row in _rows("gemeenten.tsv")
    }


@lru_cache(maxsize=1)
def municipalities_by_name() -> dict[str, Municipality]:
    names = {normalise(one.name): one for one in municipalities_by_code().values()}
    for row in _rows("aliases.tsv"):
        if one := names.get(normalise(row["doel"])):
            names.setdefault(normalise(row["alias"]), one)
    return names


def _middle(points):
    return tuple(round(sum(axis) / len(points), 4) for axis in zip(*points, strict=True))


@lru_cache(maxsize=1)
def postcodes() -> dict[str, Place]:
    postcodes = {}
    for row in _rows("pc4.tsv"):
        name = _shown(row["plaatsen"].split("|")[0])
        place = _place(row, f"{row['pc4']} {name}", "postcode", name)
        postcodes[row["pc4"]] = replace(place, pc4=row["pc4"])
    return postcodes


@lru_cache(maxsize=1)
def names() -> dict[str, tuple[Place, ...]]:
    """Every spelling and what it may mean, the largest first."""
    spellings = defaultdict(set)
    for group in _groups().values():
        for place, spelling in _labelled(group):
            for form in (spelling, place.name, place.label):
                spellings[normalise(form)].add(place)
    for row in _rows("aliases.tsv"):
        if not row["doel"].isdigit():
            spellings[normalise(row["alias"])] |= spellings[normalise(row["doel"])]
    return {key: tuple(sorted(found, key=_rank)) for key, found in spellings.items()}


def _rank(place):
    return -place.inhabitants, place.label


def _groups() -> dict[str, list[tuple[Place, str]]]:
    """Places with the spelling in the table, by the name that people use for them."""
    groups = defaultdict(list)
    for row in _rows("plaatsen.tsv"):
        name = _shown(SUFFIX.sub("", row["naam"]))
        place = _place(row, name, "plaats", name)
        groups[normalise(place.name)].append((place, row["naam"]))
    aliases = {row["alias"] for row in _rows("aliases.tsv")}
    for row in _rows("wijken.tsv"):
        if row["naam"] in aliases:
            continue
        _add_unless_known(groups, _place(row, row["naam"], "wijk", row["naam"]))
    for place in districts_with_postcode():
        _add_unless_known(groups, place)
    for one in municipalities_by_code().values():
        row = {"gemeente": one.code, "lat": one.lat, "lon": one.lon}
        name = SUFFIX.sub("", one.name)
        _add_unless_known(groups, _place(row, name, "gemeente", name))
    return groups


def _add_unless_known(groups, place):
    """A district or municipality called like a place inside it adds nothing but a question."""
    group = groups[normalise(place.name)]
    shown = groups[normalise(_shown(place.name))]
    if all(other.municipality_code != place.municipality_code for other, _ in [*group, *shown]):
        group.append((place, place.name))


def _labelled(group: Iterable[tuple[Place, str]]):
    """The shortest label that tells the places of one name apart: province, else municipality."""
    places = [place for place, _ in group]
    for place, spelling in group:
        if len(places) == 1:
            yield place, spelling
            continue
        same_province = [other for other in places if other.province == place.province]
        part = place.province if len(same_province) == 1 else place.municipality
        yield replace(place, label=f"{place.name} ({part})"), spelling


def _place(row, label, kind, name):
    municipality = municipalities_by_code()[row["gemeente"]]
    return Place(
        label=label,
        name=name,
        kind=kind,
        pc4="",
        municipality_code=municipality.code,
        municipality=municipality.name,
        province=municipality.province,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        inhabitants=int(row.get("inwoners") or 0),
    )


@lru_cache(maxsize=1)
def districts_with_postcode() -> tuple[Place, ...]:
    """Aliases of a postcode (Maarssenbroek, 3607): districts that no table has."""
    return tuple(
        replace(postcodes()[row["doel"]], label=row["alias"], name=row["alias"], kind="wijk")
        for row in _rows("aliases.tsv")
        if row["doel"].isdigit()
    )


@lru_cache(maxsize=1)
def _shown_names() -> dict[str, str]:
    """Official name to the one that people use and read (Den Haag)."""
    return {row["alias"]: row["doel"] for row in _rows("aliases.tsv") if row["tonen"] == "ja"}


@lru_cache(maxsize=1)
def _official_to_shown() -> dict[str, str]:
    return {official: shown for shown, official in _shown_names().items()}


def _shown(official):
    return _official_to_shown().get(official, official)


@lru_cache(maxsize=1)
def spellings() -> dict[str, tuple[frozenset[str], tuple[Place, ...]]]:
    return {
        key: (pairs(key), places)
        for key, places in names().items()
        if any(key != normalise(place.label) or place.label == place.name for place in places)
    }


def pairs(text):
    """The pairs of letters that neighbour each other; alike names share most of them."""
    padded = f" {text} "
    return frozenset(padded[i : i + 2] for i in range(len(padded) - 1))
