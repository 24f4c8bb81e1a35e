"""The chain of inspiration on the outline of the Netherlands, drawn by the server.

Rings are teams that inspired others, dots are those that come last; an arc runs from each team to
the next. All numbers leave as text: a template would write a Dutch comma. A spot is rounded to half
a kilometre, for whoever founded a team may have typed the postcode of their own street.
"""

import math
from collections import Counter
from dataclasses import dataclass

from teams.chain import Chain, by_size
from verbinding.lib.country import drawn
from verbinding.lib.places import web_mercator

# Beyond so many teams a drawing says no more, and only gets heavier.
DRAWN_AT_MOST = 400
COLOURS = 4
SMALLEST, LARGEST = 6.5, 24
# Teams of one town stand around each other like seeds in a sunflower.
CELL, APART, GOLDEN_ANGLE = 12, 11, math.pi * (3 - math.sqrt(5))
BEND = 0.22


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    radius: float
    colour: int
    is_ring: bool
    label: str
    slug: str

    @property
    def cx(self):
        return f"{self.x:.0f}"

    @property
    def cy(self):
        return f"{self.y:.0f}"

    @property
    def r(self):
        return f"{self.radius:.1f}"


@dataclass(frozen=True)
class Drawing:
    dots: list[Dot]
    # A path for each colour: all arcs that end in a team of that generation.
    arcs: list[tuple[int, str]]
    generations: int
    left_out: int


def drawing_of(chain: Chain) -> Drawing:
    """The teams with the largest branches; a team's branch is larger than those of its children,
    so whoever is drawn, the team that it follows from is drawn as well.
    """
    ranked = sorted((one for one in chain.in_order() if one.lat is not None), key=by_size)
    dots = placed(ranked[:DRAWN_AT_MOST])
    paths = [""] * COLOURS
    for one, dot in dots.items():
        if begin := dots.get(one.parent):
            paths[dot.colour] += arc(begin, dot)
    return Drawing(
        # Large ones first, so that a small one is never under them.
        dots=list(dots.values()),
        arcs=[(colour, path) for colour, path in enumerate(paths) if path],
        generations=min(COLOURS, max((one.generation for one in ranked), default=0)),
        left_out=chain.team_count - len(dots),
    )


def placed(links):
    crowd, dots = Counter(), {}
    for one in links:
        x, y = drawn(*web_mercator(one.lat, one.lon))
        cell = round(x / CELL), round(y / CELL)
        distance, angle = APART * math.sqrt(crowd[cell]), GOLDEN_ANGLE * crowd[cell]
        crowd[cell] += 1
        dots[one] = Dot(
            x=x + distance * math.cos(angle),
            y=y + distance * math.sin(angle),
            radius=min(LARGEST, SMALLEST + 2.4 * math.sqrt(one.branch)),
            colour=min(one.generation, COLOURS) - 1,
            is_ring=bool(one.children),
            label=f"{one.name}, {one.place}: {one.words}",
            slug=one.slug,
        )
    return dots


def arc(begin, end):
    """From the edge of one ring to that of the next, a little bent, always to the same side."""
    dx, dy = end.x - begin.x, end.y - begin.y
    bend_x, bend_y = begin.x + dx / 2 + dy * BEND, begin.y + dy / 2 - dx * BEND
    x1, y1 = towards(begin, bend_x, bend_y)
    x2, y2 = towards(end, bend_x, bend_y)
    return f"M{x1:.0f} {y1:.0f}Q{bend_x:.0f} {bend_y:.0f} {x2:.0f} {y2:.0f}"


def towards(dot, x, y):
    far = math.hypot(x - dot.x, y - dot.y) or 1
    share = min(1, dot.radius / far)
    return dot.x + (x - dot.x) * share, dot.y + (y - dot.y) * share
