"""Signs in what people wrote that ask for a moderator's look; by themselves they refuse nothing."""

import re

from verbinding.lib.markdown import plain_text

# Also an address without its beginning, as people say it. Not .de or .be: a sentence that lacks its
# space ("gezellig.De buren") would look like one.
LINK = re.compile(
    r"https?://|www\.|[a-z0-9-]{2,}\.(?:nl|com|org|net|eu|shop|xyz|ly|ru|top)\b", re.IGNORECASE
)
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
PHONE = re.compile(r"(?<!\d)(?:\+31|0)[\d\s-]{8,12}\d(?!\d)")

WORD_SIGNS = (
    "link in de tekst",
    "e-mailadres in de tekst",
    "telefoonnummer in de tekst",
    "HOOFDLETTERS",
)


def signs_in(*texts: str) -> list[str]:
    """Each sign as a Dutch phrase for the moderator, in the order of WORD_SIGNS."""
    words = "\n".join(texts)
    found = (*reaches_out(words), any(is_shouting(plain_text(text, 500)) for text in texts))
    return [sign for sign, hit in zip(WORD_SIGNS, found, strict=True) if hit]


def reaches_out(words: str) -> tuple[bool, bool, bool]:
    """Whether the words hold a link, an e-mail address, a telephone number."""
    return bool(LINK.search(words)), bool(ADDRESS.search(words)), bool(PHONE.search(words))


def is_shouting(text):
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 12 and sum(map(str.isupper, letters)) > 0.6 * len(letters)
