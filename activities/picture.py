"""The picture that other sites show beside a link: the activity's artwork with a card of words.

1200 × 630 pixels. Words come from public_facts.py alone. The same words give the same bytes.
"""

from dataclasses import dataclass
from functools import partial
from io import BytesIO

from django.utils.formats import date_format
from PIL import Image, ImageDraw

from activities.public_facts import one_line, place_of
from activities.sharing import hashtag_of
from verbinding.lib.artwork_pixels import artwork_image
from verbinding.lib.lettering import font, readable, shortened, wrapped

WIDTH, HEIGHT = 1200, 630
# Drawn larger and made smaller again: that smooths the edges.
FINE = 2
COLOURS = 96
INK, SOFT, RED, SURFACE, CREAM = "#14323a", "#4a6168", "#b53d25", "#fffdf8", "#fff9ef"
CARD = (60, 84, 800, 574)
PADDING = 48
# The sizes of a title, and on how many lines each leaves room for the facts.
TITLE_SIZES = {66: 2, 58: 3, 50: 3, 44: 4}
# For a title without a letter.
INVITATION = "Kom erbij"


@dataclass(frozen=True)
class Words:
    """All that stands on one picture, and what its drawing is made from."""

    heading: str
    title: str
    facts: tuple[str, ...]
    hashtag: str
    leaf: tuple[str, str, str]
    is_cancelled: bool
    seed: str
    theme: str


def words_on(activity) -> Words:
    theme, moment = activity.theme, activity.next_moment
    day = moment.local_date if moment else None
    leaf = (date_format(day, "D"), str(day.day), date_format(day, "M").lower()) if day else ()
    when = [date_format(day, "l j F")] if day else []
    return Words(
        heading=theme.name if theme else activity.edition.title,
        title=one_line(activity.title),
        facts=(*when, place_of(activity)),
        hashtag=hashtag_of(activity.edition),
        leaf=leaf,
        is_cancelled=activity.is_cancelled,
        seed=activity.slug,
        theme=theme.slug if theme else "",
    )


def picture_of_words(words: Words) -> bytes:
    image = artwork_image(words.seed, words.theme, WIDTH * FINE, HEIGHT * FINE)
    pen = Pen(image)
    pen.card()
    pen.text(words)
    if words.leaf:
        pen.leaf(words.leaf, SOFT if words.is_cancelled else RED)
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    found = BytesIO()
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(found, "PNG", optimize=True)
    return found.getvalue()


class Pen:
    def __init__(self, image):
        self.draw = ImageDraw.Draw(image)

    def box(self, corners, colour, radius):
        self.draw.rounded_rectangle([c * FINE for c in corners], radius * FINE, colour)

    def line(self, x, y, text, size, colour, *, bold=False, anchor="ls"):
        found = font(size * FINE, bold)
        self.draw.text((x * FINE, y * FINE), text, colour, found, anchor=anchor)

    def card(self):
        left, top, right, bottom = CARD
        self.box((left + 5, top + 8, right + 5, bottom + 8), INK, 26)
        self.box(CARD, SURFACE, 26)

    def text(self, words):
        left, top, _, bottom = CARD
        x = left + PADDING
        heading = "Gaat niet door" if words.is_cancelled else words.heading
        self.line(x, top + 68, cut(heading, 30, 500), 30, RED, bold=True)
        size, lines = fitted(readable(words.title) or INVITATION)
        y = top + 104
        for text in lines:
            y += round(size * 1.16)
            self.line(x, y, text, size, INK, bold=True)
            if words.is_cancelled:
                self.strike(x, y, text, size)
        for n, fact in enumerate(reversed(words.facts)):
            self.line(x, bottom - 86 - 42 * n, cut(fact, 32, text_width()), 32, INK)
        self.line(x, bottom - 36, words.hashtag or "Week van de Verbinding", 26, SOFT)

    def strike(self, x, y, text, size):
        end = x + font(size * FINE, True).getlength(text) / FINE
        self.box((x, y - size * 0.3, end, y - size * 0.3 + 4), RED, 0)

    def leaf(self, leaf, colour):
        """The leaf of a tear-off calendar that hangs over the edge of the card."""
        weekday, day, month = leaf
        x, y, w, h = CARD[2] - 84, CARD[1] - 58, 150, 166
        self.box((x + 4, y + 6, x + w + 4, y + h + 6), INK, 12)
        self.box((x, y, x + w, y + h), SURFACE, 12)
        self.box((x, y, x + w, y + 48), colour, 12)
        self.box((x, y + 30, x + w, y + 48), colour, 0)
        middle = x + w / 2
        self.line(middle, y + 35, weekday, 30, CREAM, bold=True, anchor="ms")
        self.line(middle, y + 115, day, 74, INK, bold=True, anchor="ms")
        self.line(middle, y + 150, month, 30, INK, anchor="ms")


def text_width():
    return CARD[2] - CARD[0] - 2 * PADDING


# --- Words that fit -----------------------------------------------------------------------------


def fitted(text):
    """The largest size at which the words fit on a few lines; past the smallest they are cut."""
    for size, most in TITLE_SIZES.items():
        measure = partial(width_of, size=size, bold=True)
        lines = wrapped(text, text_width(), measure)
        if len(lines) <= most:
            return size, lines
    rest = " ".join(lines[most - 1 :])
    return size, [*lines[: most - 1], shortened(rest, text_width(), measure)]


def cut(text, size, room, *, bold=False):
    return shortened(readable(text), room, partial(width_of, size=size, bold=bold))


def width_of(text, size, bold):
    return font(size, bold).getlength(text)
