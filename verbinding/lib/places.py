"""The gazetteer: which spot in the Netherlands somebody means, without asking any other site.

The tables in `data/` are read once per process, at first use: about 0.1 s and 8 MB.
Latitudes and longitudes are WGS84 degrees, distances are kilometres.
"""

import math
import re
from functools import lru_cache

from verbinding.lib import gazetteer
from verbinding.lib.gazetteer import (
    PROVINCES,
    Municipality,
    Place,
    Province,
    normalise,
    sort_key,
)

__all__ = ["PROVINCES", "Municipality", "Place", "Province", "normalise"]

POSTCODE = re.compile(r"([1-9]\d{3})(?!\d)[\s,]*(.*)", re.DOTALL)
POSTCODE_LETTERS = re.compile(r"[a-z]{2}(?![^\W\d_])[\s,]*", re.IGNORECASE)
MAX_INPUT = 80
EARTH_RADIUS_KM = 6371.0
MERCATOR_SIZE = 2**30
MERCATOR_MAX_LATITUDE = 85.05112877980659


def find_places(text: str) -> list[Place]:
    """All that the words may mean, the largest first; more than one: ask "Welke bedoel je?".

    Understands postcodes (3607, 3607 AB, "3607AB Maarssen"), places, districts, municipalities,
    aliases and every `Place.label`. Empty for what isn't known: see `suggest_places`.
    """
    text = (text or "").strip()[:MAX_INPUT]
    if match := POSTCODE.fullmatch(text):
        return _find_postcode(match[1], match[2])
    key = normalise(text)
    names = gazetteer.names()
    return list(names.get(key) or names.get(key.removeprefix("gemeente "), ()))


def _find_postcode(pc4, rest):
    """A place name behind it may only confirm it; where the two disagree, both are answers."""
    place = gazetteer.postcodes().get(pc4)
    # "1793 De Waal" first, then "3607 AB Maarssen": two letters may be the start of a name.
    rests = [normalise(rest), normalise(POSTCODE_LETTERS.sub("", rest, count=1))]
    names = gazetteer.names()
    named = next((list(names[key]) for key in rests if key in names), [])
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
    wanted = gazetteer.pairs(key)
    scores = []
    for name, (pairs, places) in gazetteer.spellings().items():
        likeness = 2 * len(wanted & pairs) / (len(wanted) + len(pairs))
        if key and name.startswith(key):
            likeness += 0.5
        if likeness >= 0.5:
            scores.append((-likeness, -places[0].inhabitants, name))
    found = [place for *_, name in sorted(scores)[:limit] for place in gazetteer.names()[name]]
    return list(dict.fromkeys(found))[:limit]


def _neighbours_by_number(pc4, limit):
    number = int(pc4)
    near = [place for code, place in gazetteer.postcodes().items() if abs(int(code) - number) <= 3]
    return sorted(near, key=lambda place: (abs(int(place.pc4) - number), place.pc4))[:limit]


def nearest_postcode(lat: float, lon: float) -> Place:
    """The postcode whose centre is nearest; its municipality is right 99 times out of 100."""
    shrink = math.cos(math.radians(lat)) ** 2
    return min(
        gazetteer.postcodes().values(),
        key=lambda place: (place.lat - lat) ** 2 + (place.lon - lon) ** 2 * shrink,
    )


def all_postcodes() -> tuple[Place, ...]:
    return tuple(gazetteer.postcodes().values())


def neighbourhood(pc4: str) -> str:
    """What may be said of a hidden address with this postcode; empty when it isn't known."""
    districts = [place for place in gazetteer.districts_with_postcode() if place.pc4 == pc4]
    place = districts[0] if districts else gazetteer.postcodes().get(pc4)
    return place.name if place else ""


@lru_cache(maxsize=1)
def towns() -> tuple[Place, ...]:
    """All places with inhabitants, the largest first: for names on a map."""
    named = {place for places in gazetteer.names().values() for place in places}
    found = [place for place in named if place.kind == "plaats" and place.inhabitants]
    return tuple(sorted(found, key=lambda place: (-place.inhabitants, place.label)))


def province_named(text: str) -> Province | None:
    """By name or slug, also "Friesland"."""
    key = normalise(text or "").replace("friesland", "fryslan")
    return next((one for one in PROVINCES if normalise(one.slug) == key), None)


def municipality_named(text: str) -> Municipality | None:
    """By CBS code, official name or alias (Den Haag)."""
    text = (text or "").strip()[:MAX_INPUT]
    return gazetteer.municipalities_by_code().get(text) or gazetteer.municipalities_by_name().get(
        normalise(text)
    )


def municipalities() -> tuple[Municipality, ...]:
    """All 342, by name as a reader looks them up ('s-Gravenhage under the g)."""
    return tuple(
        sorted(gazetteer.municipalities_by_code().values(), key=lambda one: sort_key(one.name))
    )


def province_of(municipality_code: str) -> str:
    """The province's name; empty for an unknown code."""
    found = gazetteer.municipalities_by_code().get(municipality_code)
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
