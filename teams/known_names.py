"""One spelling for the many ways to write a name, to see that two teams mean the same person."""

import re
import unicodedata

from verbinding.lib.accents import without_accents

# An address of a profile: what follows is the name of its owner.
PROFILE = re.compile(
    r"^(?:https?://)?(?:www\.|m\.|nl\.)?"
    r"(?:instagram|tiktok|facebook|linkedin|youtube|twitter|threads|x)\.(?:com|nl|net)/"
    r"(?:in/|company/|channel/|c/|user/)?@?(?P<name>[\w.-]+)",
    re.IGNORECASE,
)
SITE = re.compile(r"^(?:https?://)?(?:www\.)(?P<name>[\w.-]+?)\.\w+/?$", re.IGNORECASE)
# Letters that Unicode doesn't take apart.
LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "ı": "i"})
TITLES = frozenset(
    {
        *("dhr", "heer", "meneer", "mijnheer", "mevrouw", "mevr", "mw", "mej"),
        *("dr", "drs", "prof", "professor", "ir", "ing", "mr", "mrs"),
    }
)
LONGEST = 80


def normalised(name: str) -> str:
    """Letters and digits alone, without accents, titles, @ or spaces; empty if none are left."""
    name = unicodedata.normalize("NFKC", name).strip()
    if found := PROFILE.match(name) or SITE.match(name):
        name = found["name"]
    plain = without_accents(name.casefold().translate(LETTERS))
    words = re.findall(r"[^\W_]+", plain.replace("’", "").replace("'", ""))
    return "".join(without_titles(words))[:LONGEST]


def without_titles(words):
    """Titles in front go, unless nothing else would be left: somebody may be called so."""
    rest = words
    while rest:
        if rest[0] in TITLES:
            rest = rest[1:]
        elif rest[:2] == ["de", "heer"]:
            rest = rest[2:]
        else:
            return rest
    return words
