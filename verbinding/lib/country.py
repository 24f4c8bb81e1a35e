"""The drawing of the Netherlands: the outlines of its provinces, and where a point lies in it.

Units are those of `data/provincies.json` (613 by 724, spherical Mercator), so that a point of the
grid of `places.web_mercator` gets there by a straight line, and back again.
"""

import json
import re
from functools import lru_cache

from verbinding.lib.gazetteer import DATA, PROVINCES
from verbinding.lib.places import MERCATOR_SIZE

WIDTH, HEIGHT = 613, 724
UNITS_PER_POINT = 158.2719036 * 360 / MERCATOR_SIZE
LEFT = 158.2719036 * -180 - 531.5625280
TOP = 10048.9473874 - 157.8319399 * 180
UNITS_PER_POINT_DOWN = 157.8319399 * 360 / MERCATOR_SIZE
STEP = re.compile(r"([Mlz])([^Mlz]*)")
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def drawn(mx: float, my: float) -> tuple[float, float]:
    """Where a point of the grid lies in the drawing."""
    return LEFT + mx * UNITS_PER_POINT, TOP + my * UNITS_PER_POINT_DOWN


def undrawn(x: float, y: float) -> tuple[int, int]:
    """The point of the grid at a spot in the drawing."""
    return round((x - LEFT) / UNITS_PER_POINT), round((y - TOP) / UNITS_PER_POINT_DOWN)


@lru_cache(maxsize=1)
def outlines() -> dict[str, str]:
    """The path of each province, by its slug."""
    paths = json.loads((DATA / "provincies.json").read_text(encoding="utf-8"))
    return {one.slug: paths[one.name] for one in PROVINCES}


@lru_cache(maxsize=16)
def frame_of(slug: str) -> tuple[float, float, float, float]:
    """The box around a province: left, top, right, bottom."""
    xs, ys = zip(*_corners(outlines()[slug]), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _corners(path):
    x = y = 0.0
    for command, text in STEP.findall(path):
        numbers = [float(number) for number in NUMBER.findall(text)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            # After M come absolute coordinates, once; whatever follows is relative.
            x, y = (dx, dy) if command == "M" else (x + dx, y + dy)
            yield x, y
            command = "l"


@lru_cache(maxsize=16)
def middle_of(slug: str) -> tuple[float, float]:
    """Where a word about a province stands best: the centre of gravity of its largest piece."""
    pieces = [list(_corners(piece)) for piece in re.findall(r"M[^M]*", outlines()[slug])]
    area, x, y = max((_gravity(piece) for piece in pieces), key=lambda one: abs(one[0]))
    return x, y


def _gravity(corners):
    """Area (negative for a piece drawn the other way round) and centre, by the shoelace formula."""
    doubled = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        doubled += cross
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    return doubled / 2, x / (3 * doubled), y / (3 * doubled)


def picture() -> str:
    """The file `static/img/nederland.svg`, from which pages take a province or the whole."""
    # Lines keep their width, however near one looks; only the path itself can say so.
    steady = 'vector-effect="non-scaling-stroke"'
    paths = "".join(f'<path id="{slug}" {steady} d="{path}"/>' for slug, path in outlines().items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<g id="nederland">{paths}</g></svg>\n'
    )
