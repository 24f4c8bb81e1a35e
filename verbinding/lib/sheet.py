"""A sheet of paper in our look: type, rings, leaves, drawings and QR codes, as vectors in a PDF.

Lengths are millimetres and type is in points, of a layout that `place` puts somewhere on the sheet
at its own scale. What is written must come from `lettering.readable`: no font can write all.
"""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from fpdf import FPDF, ViewerPreferences
from PIL import ImageColor
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from verbinding.lib.artwork import ring_chain_svg
from verbinding.lib.artwork_pixels import paint, paint_artwork
from verbinding.lib.lettering import font_file, shortened, wrapped

# As in tokens.css by day. Paper is white: a home printer shouldn't spend its ink on cream.
INK, SOFT, LINE, WARM = "#14323a", "#4a6168", "#e4d6bb", "#fdebc8"
RED, SURFACE, ON_ACTION = "#b53d25", "#fffdf8", "#fff9ef"
AMBER, CORAL, SEA = "#e59a1c", "#cf4a33", "#2d7a80"
RINGS = {"sky": "#ffffff", "r0": AMBER, "r1": CORAL, "r2": SEA}
A4, A5 = (210, 297), (148, 210)
# The width and height of ring_chain_svg, and how long its chain is on paper.
CHAIN, CHAIN_LENGTH = (190, 40), 38
LEAF, TEETH = (42, 48), 14
POINT = 25.4 / 72
LEADING = 1.14
FAMILY = "Serif"


class Sheet:
    def __init__(self, size: tuple[float, float], *, title: str, made_at: dt.datetime):
        self.pdf = pdf = FPDF(unit="mm", format=size)
        pdf.set_auto_page_break(False)
        for style, bold in (("", False), ("B", True)):
            with font_file(bold) as path:
                pdf.add_font(FAMILY, style, path)
        pdf.set_title(title)
        pdf.set_lang("nl-NL")
        # The same words give the same bytes, so that browsers needn't fetch them again.
        pdf.set_creation_date(made_at)
        pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
        pdf.add_page()
        self.place()

    def place(self, left=0.0, top=0.0, scale=1.0):
        """From here on everything is drawn there, at that scale."""
        self.left, self.top, self.scale = left, top, scale

    def bytes(self) -> bytes:
        return bytes(self.pdf.output())

    def at(self, x, y):
        return self.left + x * self.scale, self.top + y * self.scale

    # --- Words ----------------------------------------------------------------------------------

    def width_of(self, text, size, bold=False):
        self.pdf.set_font(FAMILY, "B" if bold else "", size)
        return self.pdf.get_string_width(text)

    def text(self, x, y, text, size, colour=INK, *, bold=False, align="left"):
        """One line that stands on `y`; with "right" or "middle" `x` is its end or its middle."""
        share = {"left": 0, "middle": 0.5, "right": 1}[align]
        x -= self.width_of(text, size, bold) * share if share else 0
        self.pdf.set_font(FAMILY, "B" if bold else "", size * self.scale)
        self.pdf.set_text_color(ImageColor.getrgb(colour))
        self.pdf.text(*self.at(x, y), text)

    def lines(self, x, y, lines, size, colour=INK, **look):
        """Lines under `y`; answers where they end."""
        for line in lines:
            y += height_of(size)
            self.text(x, y - height_of(size) * 0.24, line, size, colour, **look)
        return y

    def wrap(self, text, room, size, bold=False):
        return wrapped(text, room, lambda words: self.width_of(words, size, bold))

    def cut(self, text, room, size, bold=False):
        return shortened(text, room, lambda words: self.width_of(words, size, bold))

    def fit(self, text, room, height, sizes: Sequence[float], *, bold=False):
        """The largest size at which the words fit, and their lines.

        It would rather be small than break a word, rather break one than be very small, and past
        the smallest size the words are cut.
        """
        for size in sizes:
            widest = max((self.width_of(word, size, bold) for word in text.split()), default=0)
            lines = self.wrap(text, room, size, bold)
            is_whole = widest <= room or size <= sizes[len(sizes) // 2]
            if is_whole and len(lines) * height_of(size) <= height:
                return size, lines
        most = max(1, int(height / height_of(size)))
        rest = self.cut(" ".join(lines[most - 1 :]), room, size, bold)
        return size, [*lines[: most - 1], rest]

    def link(self, x, y, width, height, url):
        self.pdf.link(*self.at(x, y), width * self.scale, height * self.scale, url)

    # --- Shapes ---------------------------------------------------------------------------------

    def box(self, x, y, width, height, *, fill="", line="", radius=0.0, thick=0.4):
        self.colours(fill, line, thick)
        self.pdf.rect(
            *self.at(x, y),
            width * self.scale,
            height * self.scale,
            style="F" * bool(fill) + "D" * bool(line),
            round_corners=radius > 0,
            corner_radius=radius * self.scale,
        )

    def disc(self, x, y, radius, colour):
        self.colours(colour, "", 0)
        x, y = self.at(x - radius, y - radius)
        self.pdf.ellipse(x, y, 2 * radius * self.scale, 2 * radius * self.scale, "F")

    def ring(self, x, y, radius, colour, thick):
        self.colours("", colour, thick)
        x, y = self.at(x - radius, y - radius)
        with self.strokes("round"):
            self.pdf.ellipse(x, y, 2 * radius * self.scale, 2 * radius * self.scale)

    def strokes(self, ends):
        """The library's own ends are square, and show where a circle closes."""
        return self.pdf.local_context(stroke_join_style="round", stroke_cap_style=ends)

    def rule(self, x, y, length, *, colour=LINE, thick=0.4):
        self.box(x, y, length, thick, fill=colour)

    def colours(self, fill, line, thick):
        if fill:
            self.pdf.set_fill_color(ImageColor.getrgb(fill))
        if line:
            self.pdf.set_draw_color(ImageColor.getrgb(line))
            self.pdf.set_line_width(thick * self.scale)

    # --- What is ours ---------------------------------------------------------------------------

    def leaf(self, x, y, leaf, *, is_off=False):
        """The leaf of a tear-off calendar, 42 by 48 mm: weekday, day, month."""
        (weekday, day, month), head = leaf, 14
        width, height = LEAF
        self.torn(x + 1, y + 1.4, width, height, head, INK, INK)
        self.torn(x, y, width, height, head, SOFT if is_off else RED, SURFACE)
        for share in (0.18, 0.82):
            self.disc(x + width * share, y + 4.2, 1.5, ON_ACTION)
        middle = x + width / 2
        self.text(middle, y + 10, weekday, 25, ON_ACTION, bold=True, align="middle")
        self.text(middle, y + 33.5, day, 60, INK, bold=True, align="middle")
        self.text(middle, y + 43, month, 25, INK, align="middle")

    def torn(self, x, y, width, height, head, colour, paper):
        """A coloured head with round corners, over paper with teeth where it was torn off."""
        self.box(x, y, width, head, fill=colour, radius=3.4)
        self.box(x, y + head / 2, width, head / 2, fill=colour)
        step = width / (2 * TEETH)
        teeth = [(x + n * step, y + height - n % 2 * step) for n in range(2 * TEETH + 1)]
        points = [self.at(*point) for point in [(x + width, y + head), (x, y + head), *teeth]]
        self.colours(paper, "", 0)
        self.pdf.polygon(points, style="F")

    def artwork(self, x, y, width, height, seed, theme):
        """The drawing of an activity, cut off at the edges."""
        (left, top), ink = self.at(x, y), Ink(self, x, y)
        clip = self.pdf.rect_clip(left, top, width * self.scale, height * self.scale)
        # The context tells the library that colours go back as well when the clip ends.
        with self.pdf.local_context(), clip:
            paint_artwork(ink, seed, theme, width * ink.FINE, height * ink.FINE)

    def chain(self, x, y, length=CHAIN_LENGTH):
        ink = Ink(self, x, y)
        paint(ink, ring_chain_svg(), RINGS, length * ink.FINE / CHAIN[0])

    def qr(self, x, y, size, url):
        """Black on white, without the quiet border of four dots: leave that free around it."""
        rows = dots_of(url)
        dot = size / len(rows)
        for n, row in enumerate(rows):
            for start, length in runs(row):
                # A little higher than a dot, so that no printer leaves a hair between two rows.
                self.box(x + start * dot, y + n * dot, length * dot, dot * 1.03, fill="#000000")
        self.link(x, y, size, size, url)


def height_of(size):
    """Of one line of that size."""
    return size * POINT * LEADING


# The same one stands on both flyers of a sheet.
@lru_cache(maxsize=8)
def dots_of(url):
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(url)
    return code.get_matrix()


def runs(row):
    """Where dark dots begin, and how many stand beside each other."""
    start = None
    for n, is_dark in enumerate([*row, False]):
        if is_dark and start is None:
            start = n
        elif not is_dark and start is not None:
            yield start, n - start
            start = None


class Ink:
    """The pen that our drawings ask for, on paper; they round to whole units, so these are fine."""

    FINE = 100

    def __init__(self, sheet, x, y):
        self.sheet, self.pdf = sheet, sheet.pdf
        self.left, self.top = sheet.at(x, y)
        self.unit = sheet.scale / self.FINE

    def placed(self, points):
        return [(self.left + x * self.unit, self.top + y * self.unit) for x, y in points]

    def rectangle(self, corners, fill):
        left, top, right, bottom = corners
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], fill)

    def polygon(self, points, fill):
        self.pdf.set_fill_color(fill)
        self.pdf.polygon(self.placed(points), style="F")

    def line(self, points, fill, width, joint):
        self.pdf.set_draw_color(fill)
        self.pdf.set_line_width(width * self.unit)
        with self.sheet.strokes("butt"):
            self.pdf.polyline(self.placed(points))

    def ellipse(self, box, fill=None, outline=None, width=0):
        (left, top), (right, bottom) = self.placed(box)
        if outline:
            self.pdf.set_draw_color(outline)
            self.pdf.set_line_width(width * self.unit)
        else:
            self.pdf.set_fill_color(fill)
        # Pillow draws a line inside the box, a PDF on its edge.
        inset = width / 2 * self.unit
        left, top, right, bottom = left + inset, top + inset, right - inset, bottom - inset
        with self.sheet.strokes("round"):
            self.pdf.ellipse(left, top, right - left, bottom - top, "D" if outline else "F")
