"""Paints the drawings of artwork.py as pixels, for what shows pictures but no SVG.

It knows the few shapes that our own drawings are made of, and the colours that artwork.css gives
them by day (a test holds the two together). It is no reader for SVG from elsewhere.
"""

import re
from math import atan2, cos, hypot, pi, sin
from xml.etree import ElementTree

from PIL import Image, ImageColor, ImageDraw

from verbinding.lib.artwork import HEIGHT, WIDTH, artwork_svg

LIT = "#ffd27a"
# One row per tint: sky, far, near, moon, lit and the three rings.
PARTS = ("sky", "far", "near", "moon", "lit", "r0", "r1", "r2")
TINTS = (
    ("#1c4851", "#2d626b", "#0f2f37", "#f4e4bb", LIT, "#ffbf5a", "#f78f74", "#9ed3c6"),
    ("#ee9a76", "#d0745a", "#55283a", "#ffdf9f", LIT, "#fff1d6", "#1d5b64", "#ffd070"),
    ("#f7cd80", "#e3a64d", "#5d3a1d", "#fff4d2", "#fff0c4", "#c8452f", "#1d5b64", "#fffaf0"),
    ("#cfe3dc", "#a3c9c2", "#1f525a", "#fffdf4", LIT, "#cf4a33", "#e59a1c", "#2d7a80"),
    ("#51405f", "#6d5879", "#33263f", "#f5cdb1", LIT, "#ffbf5a", "#f7a08a", "#b9d9e4"),
    ("#2f7379", "#24626a", "#143e47", "#ffe2a6", LIT, "#fff3dc", "#ffbf5a", "#f9a58e"),
)
# Class: the part that colours it, the width of its line (none: filled), how much it covers.
LOOKS = {
    "moon": ("moon", 0, 0.92),
    "far": ("far", 0, 1),
    "near": ("near", 0, 1),
    "lit": ("lit", 0, 1),
    "stars": ("moon", 2.4, 0.7),
    "dots": ("lit", 8, 1),
    "line": ("moon", 3, 0.7),
    "stem": ("near", 5, 1),
    "hoop": ("near", 7, 1),
    "hoop bow": ("lit", 4, 1),
    "trail": ("lit", 6, 0.8),
    "cog": ("near", 13, 1),
    "r0": ("r0", 5.5, 1),
    "r1": ("r1", 5.5, 1),
    "r2": ("r2", 5.5, 1),
}
ROUND_ENDS = {"stars", "dots", "line", "trail"}
COG_TEETH, COG_GAP = 9, 5
STEPS = 12
TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")


def artwork_image(seed: str, theme: str, width: int, height: int) -> Image.Image:
    """The drawing of artwork_svg, grown until it covers these pixels; its lower edge stays."""
    image = Image.new("RGB", (width, height))
    paint_artwork(ImageDraw.Draw(image), seed, theme, width, height)
    return image


def paint_artwork(pen, seed: str, theme: str, width: int, height: int):
    """The same with any pen that has rectangle, polygon, line and ellipse as Pillow's has."""
    svg = artwork_svg(seed, theme)
    tint = int(ElementTree.fromstring(svg).get("class").rpartition("--")[2])
    colours = dict(zip(PARTS, TINTS[tint], strict=True))
    pen.rectangle((0, 0, width, height), ImageColor.getrgb(colours["sky"]))
    scale = max(width / WIDTH, height / HEIGHT)
    paint(pen, svg, colours, scale, (width - WIDTH * scale) / 2, height - HEIGHT * scale)


def paint(pen, svg: str, colours: dict[str, str], scale: float, left=0.0, top=0.0):
    """One of our drawings, in colours for the parts that it has and the "sky" behind it."""
    canvas = Canvas(pen, colours, scale, left, top)
    for element in ElementTree.fromstring(svg).iter():
        canvas.draw(element)


class Canvas:
    def __init__(self, pen, colours, scale, left, top):
        self.colours = {part: ImageColor.getrgb(colour) for part, colour in colours.items()}
        self.pen, self.scale, self.left, self.top = pen, scale, left, top
        self.group = ""

    def draw(self, element):
        kind = element.get("class", "")
        if element.tag == "g":
            self.group = kind
        look = LOOKS.get(kind or self.group)
        if look is None or element.tag not in {"path", "circle"}:
            return
        part, line, cover = look
        colour = mixed(self.colours[part], self.colours["sky"], cover)
        if element.tag == "circle" and kind != "cog":
            self.disc(element, colour, line)
            return
        for points in shapes_of(element):
            self.shape(self.placed(points), colour, line * self.scale, kind in ROUND_ENDS)

    def disc(self, element, colour, line):
        """A full circle, or with a line a ring."""
        x, y, r = numbers_of(element)
        r += line / 2
        box = self.placed([(x - r, y - r), (x + r, y + r)])
        if line:
            self.pen.ellipse(box, outline=colour, width=round(line * self.scale))
        else:
            self.pen.ellipse(box, colour)

    def placed(self, points):
        return [(self.left + x * self.scale, self.top + y * self.scale) for x, y in points]

    def shape(self, points, colour, line, has_round_ends):
        if not line:
            if len(points) > 2:
                self.pen.polygon(points, colour)
            return
        if len(points) > 1:
            self.pen.line(points, colour, round(line), joint="curve")
        for x, y in {points[0], points[-1]} if has_round_ends else ():
            half = line / 2
            self.pen.ellipse([(x - half, y - half), (x + half, y + half)], colour)


def mixed(over, under, share):
    return tuple(round(a * share + b * (1 - share)) for a, b in zip(over, under, strict=True))


# --- From shapes to points ----------------------------------------------------------------------


def shapes_of(element):
    """Each part of the element as a list of points."""
    if element.tag == "path":
        yield from Path().walk(element.get("d"))
    else:
        yield from teeth(*numbers_of(element))


def numbers_of(circle):
    return [float(circle.get(name)) for name in ("cx", "cy", "r")]


def turn(x, y, r, start, sweep, steps):
    angles = (start + sweep * n / steps for n in range(steps + 1))
    return [(x + r * cos(angle), y + r * sin(angle)) for angle in angles]


def teeth(x, y, r):
    """The dashes of a circle's line, by their length along it."""
    at = 0
    while at < 2 * pi * r:
        length = min(COG_TEETH, 2 * pi * r - at)
        yield turn(x, y, r, at / r, length / r, 4)
        at += COG_TEETH + COG_GAP


class Path:
    """Walks the commands of one `d`: M h v V l q t a A and z."""

    def __init__(self):
        self.at, self.bend, self.points = (0.0, 0.0), (0.0, 0.0), []

    def walk(self, d):
        for command, numbers in commands_of(d):
            if command == "M" and self.points:
                yield self.points
                self.points = []
            if command == "z":
                self.points.append(self.points[0])
                self.at = self.points[0]
            else:
                getattr(self, f"go_{command}")(*numbers)
        if self.points:
            yield self.points

    def to(self, x, y):
        self.at = (x, y)
        self.points.append(self.at)

    def go_M(self, x, y):
        self.to(x, y)

    def go_h(self, dx):
        self.to(self.at[0] + dx, self.at[1])

    def go_v(self, dy):
        self.to(self.at[0], self.at[1] + dy)

    def go_V(self, y):
        self.to(self.at[0], y)

    def go_l(self, dx, dy):
        self.to(self.at[0] + dx, self.at[1] + dy)

    def go_q(self, bx, by, dx, dy):
        (x, y), end = self.at, (self.at[0] + dx, self.at[1] + dy)
        self.bend = (x + bx, y + by)
        for n in range(1, STEPS + 1):
            t, s = n / STEPS, 1 - n / STEPS
            corners = zip((x, y), self.bend, end, strict=True)
            self.to(*(s * s * a + 2 * s * t * b + t * t * c for a, b, c in corners))

    def go_t(self, dx, dy):
        """Goes on as smoothly as the curve before it."""
        self.go_q(self.at[0] - self.bend[0], self.at[1] - self.bend[1], dx, dy)

    def go_a(self, rx, ry, tilt, is_large, sweeps, dx, dy):
        self.go_A(rx, ry, tilt, is_large, sweeps, self.at[0] + dx, self.at[1] + dy)

    def go_A(self, r, ry, tilt, is_large, sweeps, x, y):
        """A piece of a circle: from here to there, round the centre that the flags point out."""
        (x0, y0), dx, dy = self.at, x - self.at[0], y - self.at[1]
        distance = hypot(dx, dy)
        r = max(r, distance / 2)
        offset = (max(r * r - distance * distance / 4, 0)) ** 0.5 / distance
        side = -1 if is_large == sweeps else 1
        cx, cy = x0 + dx / 2 - side * offset * dy, y0 + dy / 2 + side * offset * dx
        start, end = atan2(y0 - cy, x0 - cx), atan2(y - cy, x - cx)
        sweep = (end - start) % (2 * pi) if sweeps else -((start - end) % (2 * pi))
        for point in turn(cx, cy, r, start, sweep, 2 * STEPS)[1:]:
            self.to(*point)


TAKES = {"M": 2, "h": 1, "v": 1, "V": 1, "l": 2, "q": 4, "t": 2, "a": 7, "A": 7}


def commands_of(d):
    """Each command with its numbers; a command that is left out is the one before it."""
    command, numbers = "", []
    for token in TOKEN.findall(d):
        if token.isalpha():
            command = token
            if token == "z":
                yield "z", ()
            continue
        numbers.append(float(token))
        if len(numbers) == TAKES[command]:
            yield command, numbers
            numbers = []
