"""Signs in the words of an activity that ask for a moderator's look; none of them refuses it."""

import re

from verbinding.lib.markdown import plain_text

LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
PHONE = re.compile(r"(?<!\d)(?:\+31|0)[\d\s-]{8,12}\d(?!\d)")


WORD_SIGNS = (
    "link in de tekst",
    "e-mailadres in de tekst",
    "telefoonnummer in de tekst",
    "HOOFDLETTERS",
)


def signs_in(title: str, summary: str, description: str) -> list[str]:
    """Each sign as a Dutch phrase for the moderator, in the order of WORD_SIGNS."""
    words = f"{title}\n{summary}\n{description}"
    found = (
        LINK.search(words),
        ADDRESS.search(words),
        PHONE.search(words),
        is_shouting(title) or is_shouting(plain_text(description, 500)),
    )
    return [sign for sign, hit in zip(WORD_SIGNS, found, strict=True) if hit]


def is_shouting(text):
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 12 and sum(map(str.isupper, letters)) > 0.6 * len(letters)
