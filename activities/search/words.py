"""What a visitor means by the words they type: the same for every engine, without a database."""

import re

from verbinding.lib.accents import without_accents

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 8
# Shorter words must be found as they are: "bal" shouldn't bring "balans".
SHORTEST_BEGINNING = 4
ENDINGS = ("ingen", "tjes", "eren", "ing", "jes", "tje", "en", "je", "s", "e")
VOWELS = "aeiou"
HARDER = {"v": "f", "z": "s"}
# Words that say nothing about an activity; both engines keep them, and nobody asks for them.
IDLE = {
    *("aan", "al", "als", "bij", "dat", "de", "den", "der", "deze", "die", "dit", "doen", "door"),
    *("een", "en", "er", "het", "hoe", "iets", "ik", "in", "is", "je", "kan", "maar", "me", "met"),
    *("mijn", "naar", "niet", "of", "om", "ons", "onze", "ook", "op", "over", "te", "tot", "uit"),
    *("van", "voor", "waar", "wat", "we", "wie", "wij", "zijn"),
}


def plain(text: str) -> str:
    """Small letters without accents, as the indexes hold them."""
    return without_accents(text.lower())


def words_of(text: str) -> list[str]:
    """The words worth looking for, each once; only idle words give none at all."""
    found = dict.fromkeys(WORD.findall(plain(text)))
    telling = [word for word in found if word not in IDLE and (len(word) > 1 or word.isdigit())]
    return telling[:MOST_WORDS]


def beginnings(word: str) -> list[str]:
    """With what the forms of a word begin: "wandelingen" gives "wandel"; "verhalen" also "verhaal".

    A small stemmer for an engine that has none: it takes off one ending, and undoes what Dutch
    spelling did to the letters before it.
    """
    if len(word) < SHORTEST_BEGINNING or not word.isalpha():
        return [word]
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), "")
    stem = word.removesuffix(ending)
    if ending and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
        return [stem[:-1]]
    found = [stem]
    if ending.startswith("e"):
        before, vowel, last = stem[-3:]
        if last in HARDER:
            found.append(stem[:-1] + HARDER[last])
        if vowel in "aeou" and before not in VOWELS and last not in VOWELS:
            found += [one[:-1] + vowel + one[-1] for one in found]
    elif not ending and stem[-2] == stem[-3] and stem[-2] in "aeou" and len(stem) > 4:
        # "verhaal" also finds "verhalen".
        found.append(stem[:-2] + stem[-1])
    return found


def splits(word: str) -> list[tuple[str, str]]:
    """The pairs that a compound may be made of: "koffiedrinken" as "koffie" and "drinken"."""
    shortest = SHORTEST_BEGINNING
    return [(word[:at], word[at:]) for at in range(shortest, len(word) - shortest + 1)]


def is_one_error_away(word: str, other: str) -> bool:
    """One letter too many, too few or wrong, or two that changed places."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    start = next(
        (at for at, pair in enumerate(zip(word, other, strict=False)) if pair[0] != pair[1]),
        min(len(word), len(other)),
    )
    left, right = word[start:], other[start:]
    swapped = left[1:2] + left[:1] + left[2:]
    return right in {left[1:], swapped} or left[1:] == right[1:] or left == right[1:]
