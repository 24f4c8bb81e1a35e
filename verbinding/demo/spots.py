"""Postcodes all over the country, drawn as often as people live there."""

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import accumulate
from random import Random

from verbinding.lib.gazetteer import Place, names, normalise, postcodes

# What a hamlet counts for whose inhabitants the tables don't tell.
FEW = 300


def draw_spot(dice: Random, municipality_code: str = "") -> Place:
    """A postcode, if wanted one in that municipality."""
    places, weights = _weighted()[municipality_code]
    return dice.choices(places, cum_weights=weights)[0]


@lru_cache(maxsize=1)
def _weighted():
    """Per municipality, and under "" for the whole country: the postcodes and their weights."""
    found = defaultdict(dict)
    shared_by = Counter(_town(place) for place in postcodes().values())
    for place in postcodes().values():
        weight = _inhabitants(*_town(place)) / shared_by[_town(place)]
        for code in ("", place.municipality_code):
            found[code][place] = weight
    return {code: (list(some), list(accumulate(some.values()))) for code, some in found.items()}


def _town(place):
    return place.municipality_code, place.name


def _inhabitants(municipality_code, name):
    """All people of a town together, however many postcodes it has."""
    towns = names().get(normalise(name), ())
    counts = [town.inhabitants for town in towns if town.municipality_code == municipality_code]
    return max([FEW, *counts])
