"""The typeface of what we draw ourselves, what it can write, and how words are laid in lines."""

from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from unicodedata import category, normalize

from anyascii import anyascii
from PIL import ImageFont

FILES = files("font_source_serif_pro") / "files"
BOLD, REGULAR = "SourceSerifPro-Bold.ttf", "SourceSerifPro-Regular.ttf"


@cache
def font(size, bold):
    with font_file(bold) as path:
        return ImageFont.truetype(path, size)


def font_file(bold):
    """A context with the path of the TrueType file."""
    return as_file(Path(str(FILES)) / (BOLD if bold else REGULAR))


# --- What the font can write --------------------------------------------------------------------


def readable(text: str) -> str:
    """The text in letters that the font has; empty where it holds signs alone, such as emoji.

    Other scripts are spelled in Latin letters: that names an activity, where an empty box doesn't.
    """
    return " ".join("".join(map(in_letters, normalize("NFC", text))).split())


@lru_cache(maxsize=4096)
def in_letters(letter):
    """The letter itself, else its plain form (ĳ is ij), else how it is spelled, else nothing."""
    kind = category(letter)
    if kind == "Cf":
        return ""
    if has(letter):
        return letter
    plain = "".join(filter(has, normalize("NFKD", letter)))
    if plain or kind[0] not in "LMN":
        return plain
    return "".join(filter(has, anyascii(letter)))


def has(letter):
    return letter == " " or drawn(letter) not in {drawn("\uffff"), ""}


def drawn(letter):
    """Its shape; empty for what leaves no trace, such as a sign that changes the one before."""
    mask = font(24, True).getmask(letter)
    return f"{mask.size} {bytes(mask).hex()}" if any(bytes(mask)) else ""


# --- Lines --------------------------------------------------------------------------------------

Measure = Callable[[str], float]


def wrapped(text: str, room: float, measure: Measure) -> list[str]:
    lines = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= room:
            lines[-1] = longer
        else:
            lines += pieces(word, room, measure)
    return lines


def pieces(word, room, measure):
    """A word that is wider than there is room goes on at the next line."""
    found = [""]
    for letter in word:
        if found[-1] and measure(found[-1] + letter) > room:
            found.append("")
        found[-1] += letter
    return found


def shortened(text: str, room: float, measure: Measure) -> str:
    if measure(text) <= room:
        return text
    while text and measure(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
