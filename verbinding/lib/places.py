"""The gazetteer: which spot in the Netherlands somebody means, without asking any other site.

The tables in `data/` are read once per process, at first use: about 0.1 s and 8 MB.
Latitudes and longitudes are WGS84 degrees, distances are kilometres.
"""

import csv
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"

POSTCODE = re.compile(r"([1-9]\d{3})(?!\d)[\s,]*(.*)", re.DOTALL)
POSTCODE_LETTERS = re.compile(r"[a-z]{2}(?![^\W\d_])[\s,]*", re.IGNORECASE)
SUFFIX = re.compile(r"\s*(?:\([^)]*\)|\b(?:L|NB|NH|AC|GN|Gn|G|Gld|Ut)\b)$")
MAX_INPUT = 80
EARTH_RADIUS_KM = 6371.0
MERCATOR_SIZE = 2**30
MERCATOR_MAX_LATITUDE = 85.0511


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


def find_places(text: str) -> list[Place]:
    """All that the words may mean, the largest first; more than one: ask "Welke bedoel je?".

    Understands postcodes (3607, 3607 AB, "3607AB Maarssen"), places, districts, municipalities,
    aliases and every `Place.label`. Empty for what isn't known: see `suggest_places`.
    """
    text = (text or "").strip()[:MAX_INPUT]
    if match := POSTCODE.fullmatch(text):
        return _find_postcode(match[1], match[2])
    key = normalise(text)
    return list(_names().get(key) or _names().get(key.removeprefix("gemeente "), ()))


def _find_postcode(pc4, rest):
    """A place name behind it may only confirm it; where the two disagree, both are answers."""
    place = _postcodes().get(pc4)
    # "1793 De Waal" first, then "3607 AB Maarssen": two letters may be the start of a name.
    rests = [normalise(rest), normalise(POSTCODE_LETTERS.sub("", rest, count=1))]
    named = next((list(_names()[key]) for key in rests if key in _names()), [])
    if place is None:
        return named
    if any(other.municipality_code == place.municipality_code for other in named):
        return [place]
    return [place, *named]


def suggest_places(text: str, limit: int = 5) -> list[Place]:
    """The nearest known names to something mistyped, the best first.

    For a postcode that isn't in the table (5767, 7181 and 8436 are missing, and many don't exist)
    its neighbours by number: offered, never chosen silently.
    """
    text = (text or "").strip()[:MAX_INPUT]
    if match := POSTCODE.fullmatch(text):
        return _neighbours_by_number(match[1], limit)
    key = normalise(text)
    wanted = _pairs(key)
    scores = []
    for name, (pairs, places) in _spellings().items():
        likeness = 2 * len(wanted & pairs) / (len(wanted) + len(pairs))
        if key and name.startswith(key):
            likeness += 0.5
        if likeness >= 0.5:
            scores.append((-likeness, -places[0].inhabitants, name))
    found = [place for *_, name in sorted(scores)[:limit] for place in _names()[name]]
    return list(dict.fromkeys(found))[:limit]


def _neighbours_by_number(pc4, limit):
    number = int(pc4)
    near = [place for code, place in _postcodes().items() if abs(int(code) - number) <= 3]
    return sorted(near, key=lambda place: (abs(int(place.pc4) - number), place.pc4))[:limit]


def nearest_postcode(lat: float, lon: float) -> Place:
    """The postcode whose centre is nearest; its municipality is right 99 times out of 100."""
    shrink = math.cos(math.radians(lat)) ** 2
    return min(
        _postcodes().values(),
        key=lambda place: (place.lat - lat) ** 2 + (place.lon - lon) ** 2 * shrink,
    )


def neighbourhood(pc4: str) -> str:
    """What may be said of a hidden address with this postcode; empty when it isn't known."""
    districts = [place for place in _districts_with_postcode() if place.pc4 == pc4]
    place = districts[0] if districts else _postcodes().get(pc4)
    return place.name if place else ""


def province_named(text: str) -> Province | None:
    """By name or slug, also "Friesland"."""
    key = normalise(text or "").replace("friesland", "fryslan")
    return next((one for one in PROVINCES if normalise(one.slug) == key), None)


def municipality_named(text: str) -> Municipality | None:
    """By CBS code, official name or alias (Den Haag)."""
    text = (text or "").strip()[:MAX_INPUT]
    return _municipalities().get(text) or _municipality_names().get(normalise(text))


def municipalities() -> tuple[Municipality, ...]:
    """All 342, by name as a reader looks them up ('s-Gravenhage under the g)."""
    return tuple(sorted(_municipalities().values(), key=lambda one: sort_key(one.name)))


def province_of(municipality_code: str) -> str:
    """The province's name; empty for an unknown code."""
    found = _municipalities().get(municipality_code)
    return found.province if found else ""


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """As the crow flies."""
    half_lat = math.radians(other_lat - lat) / 2
    half_lon = math.radians(other_lon - lon) / 2
    root = (
        math.sin(half_lat) ** 2
        + math.cos(math.radians(lat)) * math.cos(math.radians(other_lat)) * math.sin(half_lon) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, root)))


def web_mercator(lat: float, lon: float) -> tuple[int, int]:
    """The point as two integers from 0 to 2**30 - 1, east and south of the north-west corner."""
    lat = max(-MERCATOR_MAX_LATITUDE, min(MERCATOR_MAX_LATITUDE, lat))
    east = (lon + 180) / 360
    south = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return _grid(east), _grid(south)


def _grid(share):
    return max(0, min(MERCATOR_SIZE - 1, math.floor(share * MERCATOR_SIZE)))


def map_point(lat: float, lon: float) -> tuple[float, float]:
    """Where the point lies in the outlines of `data/provincies.json` (viewBox 0 0 613 724)."""
    stretched = math.degrees(math.log(math.tan(math.radians(45 + lat / 2))))
    x = 158.2719036 * lon - 531.5625280
    y = -157.8319399 * stretched + 10048.9473874
    return round(x, 1), round(y, 1)


def normalise(text: str) -> str:
    """The spelling under which a name is looked up: lower case, no accents, no punctuation."""
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    text = re.sub(r"[’‘`´ʼ]", "'", text).strip()
    text = re.sub(r"^'?([st])[- ]+", r"\1 ", text)
    text = re.sub(r"\bst(?:\.\s*|\s+)", "sint ", text)
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def sort_key(name: str) -> str:
    return re.sub(r"^[st] ", "", normalise(name))


# --- The tables, read once -----------------------------------------------------------------------


def _rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        # Names start with an apostrophe, so quotes are ordinary characters here.
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@lru_cache(maxsize=1)
def _municipalities() -> dict[str, Municipality]:
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
def _municipality_names() -> dict[str, Municipality]:
    names = {normalise(one.name): one for one in _municipalities().values()}
    for row in _rows("aliases.tsv"):
        if one := names.get(normalise(row["doel"])):
            names.setdefault(normalise(row["alias"]), one)
    return names


def _middle(points):
    return tuple(round(sum(axis) / len(points), 4) for axis in zip(*points, strict=True))


@lru_cache(maxsize=1)
def _postcodes() -> dict[str, Place]:
    postcodes = {}
    for row in _rows("pc4.tsv"):
        name = _shown(row["plaatsen"].split("|")[0])
        place = _place(row, f"{row['pc4']} {name}", "postcode", name)
        postcodes[row["pc4"]] = replace(place, pc4=row["pc4"])
    return postcodes


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[Place, ...]]:
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
    for place in _districts_with_postcode():
        _add_unless_known(groups, place)
    for one in _municipalities().values():
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
    municipality = _municipalities()[row["gemeente"]]
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
def _districts_with_postcode() -> tuple[Place, ...]:
    """Aliases of a postcode (Maarssenbroek, 3607): districts that no table has."""
    return tuple(
        replace(_postcodes()[row["doel"]], label=row["alias"], name=row["alias"], kind="wijk")
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
def _spellings() -> dict[str, tuple[frozenset[str], tuple[Place, ...]]]:
    return {
        key: (_pairs(key), places)
        for key, places in _names().items()
        if any(key != normalise(place.label) or place.label == place.name for place in places)
    }


def _pairs(text):
    """The pairs of letters that neighbour each other; alike names share most of them."""
    padded = f" {text} "
    return frozenset(padded[i : i + 2] for i in range(len(padded) - 1))
