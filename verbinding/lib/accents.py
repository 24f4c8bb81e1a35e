"""Letters without their accents, for finding names and words however they were typed."""

import unicodedata


def without_accents(text: str) -> str:
    """In compatible letters (NFKD): "é" becomes "e", "ﬁ" becomes "fi"; capitals stay."""
    split = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in split if not unicodedata.combining(sign))
