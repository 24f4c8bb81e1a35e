"""Chance that falls the same way each time: everything follows from the seed and a number."""

import uuid
from functools import lru_cache
from random import Random

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://example.nl/voorbeelden/")
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
# Five characters of the alphabet: 2 ** 25 endings, of which an odd factor visits every one.
ENDINGS = 2**25
STRIDE = 20_495_693


def dice_for(*key) -> Random:
    return Random("/".join(map(str, key)))


def token_for(*key) -> uuid.UUID:
    """By which a row of an earlier run is recognised."""
    return uuid.uuid5(NAMESPACE, "/".join(map(str, key)))


def ending_for(seed: int, year: int, number: int) -> str:
    """Looks random and never comes twice within one seed and year."""
    value = (number * STRIDE + _first_ending(seed, year)) % ENDINGS
    signs = []
    for _ in range(5):
        value, sign = divmod(value, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(signs)


@lru_cache(maxsize=8)
def _first_ending(seed, year):
    return dice_for(seed, year, "ending").randrange(ENDINGS)
