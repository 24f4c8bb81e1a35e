"""Draws our pictures as small SVG: an evening scene for a theme under a garland of linked rings.

No people, no stock photos, no colours: the classes get theirs from artwork.css, so that a picture
follows dark mode. The same seed always gives the same picture. All are decorative.
"""

from functools import lru_cache
from math import cos, hypot, pi, sin
from random import Random

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from verbinding.lib.artwork_scenes import DEFAULT, SCENES, gabled_street

WIDTH, HEIGHT = 320, 160
TINTS = 6
RING_COLOURS = 3


@lru_cache(maxsize=4096)
def artwork_svg(seed: str, theme: str = "") -> SafeString:
    dice = Random(f"{theme}/{seed}")
    scene = SCENES.get(theme, DEFAULT)
    return format_html(
        '<svg class="art art--{}" viewBox="0 0 {} {}" preserveAspectRatio="xMidYMax slice"'
        ' aria-hidden="true">{}{}{}</svg>',
        dice.randrange(TINTS),
        WIDTH,
        HEIGHT,
        sky(dice),
        mark_safe(scene(dice)),
        garland(dice),
    )


def sky(dice):
    """A moon, and a few stars or snowflakes."""
    x, y, r = dice.randint(40, 280), dice.randint(50, 86), dice.randint(20, 34)
    dots = "".join(
        f"M{dice.randint(4, 316)} {dice.randint(6, 100)}h0" for _ in range(dice.randint(4, 8))
    )
    return format_html(
        '<circle class="moon" cx="{}" cy="{}" r="{}"/><path class="stars" d="{}"/>', x, y, r, dots
    )


def garland(dice):
    """A paper chain that hangs from the left edge to the right one."""
    count = dice.randint(11, 14)
    step = (WIDTH + 24) / (count - 1)
    left, right, sag = dice.randint(4, 26), dice.randint(4, 26), dice.randint(18, 34)
    first = dice.randrange(RING_COLOURS)
    rings = []
    for n in range(count):
        t = n / (count - 1)
        y = left + (right - left) * t + 4 * sag * t * (1 - t)
        rings.append((round(n * step - 12), round(y), (first + n) % RING_COLOURS))
    return linked(rings, round(step * 0.68))


def linked(rings, radius):
    """Rings (x, y, colour), each through the next: over it at one crossing, under at the other.

    All rings of a colour lie on top of those of the colour before; where the lower one of two
    neighbours must come out on top, a short piece of it is drawn again. Neighbours must differ.
    """
    circles, pieces = [""] * RING_COLOURS, [""] * RING_COLOURS
    for x, y, colour in dict.fromkeys(rings):
        circles[colour] += f'<circle cx="{x}" cy="{y}" r="{radius}"/>'
    for here, after in zip(rings, rings[1:], strict=False):
        # Seen from the one, the crossing where it is on top is the same turn as from the other.
        lower, upper = (here, after) if here[2] < after[2] else (after, here)
        pieces[lower[2]] += crossing(lower, upper, radius)
    layers = [f'<g class="r{n}">{found}</g>' for n, found in enumerate(circles) if found]
    layers += [f'<path class="r{n}" d="{found}"/>' for n, found in enumerate(pieces) if found]
    return mark_safe(f'<g class="rings">{"".join(layers)}</g>')


def crossing(lower, upper, radius):
    """The piece of the lower ring around the point where it crosses over the upper one."""
    dx, dy = upper[0] - lower[0], upper[1] - lower[1]
    distance = hypot(dx, dy)
    half = (max(radius**2 - (distance / 2) ** 2, 0)) ** 0.5
    px = dx / 2 - half * dy / distance
    py = dy / 2 + half * dx / distance
    start, end = turned(px, py, -0.42), turned(px, py, 0.42)
    return (
        f"M{lower[0] + start[0]:.4g} {lower[1] + start[1]:.4g}"
        f"A{radius} {radius} 0 0 1 {lower[0] + end[0]:.4g} {lower[1] + end[1]:.4g}"
    )


def turned(x, y, angle):
    return x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)


@lru_cache(maxsize=1024)
def team_rings_svg(seed: str) -> SafeString:
    """The sign of a team: a closed circle of linked rings, as many as its name decides."""
    dice = Random(f"team/{seed}")
    count = dice.choice((5, 6, 7, 8))
    radius = {5: 19, 6: 17, 7: 15, 8: 13}[count]
    turn, first = dice.random() * pi, dice.randrange(RING_COLOURS)
    rings = [
        (
            round(48 + 27 * cos(turn + 2 * pi * n / count)),
            round(48 + 27 * sin(turn + 2 * pi * n / count)),
            (first + n) % RING_COLOURS,
        )
        for n in range(count)
    ]
    if rings[0][2] == rings[-1][2]:
        rings[-1] = (*rings[-1][:2], (rings[-1][2] + 1) % RING_COLOURS)
    return format_html(
        '<svg class="team-rings" viewBox="0 0 96 96" aria-hidden="true">{}</svg>',
        linked([*rings, rings[0]], radius),
    )


@lru_cache
def ring_mark_svg() -> SafeString:
    """Our sign: three rings, each held by the others."""
    return format_html(
        '<svg class="ring-mark" viewBox="0 0 64 44" aria-hidden="true">{}</svg>',
        linked([(16, 16, 0), (32, 28, 1), (48, 16, 2)], 12),
    )


@lru_cache
def ring_chain_svg() -> SafeString:
    return format_html(
        '<svg class="ring-chain" viewBox="0 0 190 40" aria-hidden="true">{}</svg>',
        linked([(20 + 25 * n, 20, n % RING_COLOURS) for n in range(7)], 16),
    )


@lru_cache
def garland_svg() -> SafeString:
    """The paper chain as wide as a screen."""
    count, width = 33, 1440
    rings = []
    for n in range(count):
        swing = (n / (count - 1) * 3) % 1
        rings.append(
            (round(n * width / (count - 1)), round(8 + 4 * 62 * swing * (1 - swing)), n % 3)
        )
    return format_html(
        '<svg class="garland" viewBox="0 0 1440 110" preserveAspectRatio="xMidYMin slice"'
        ' aria-hidden="true">{}</svg>',
        linked(rings, 32),
    )


@lru_cache
def skyline_svg(seed: str = "week") -> SafeString:
    """A street in the evening, wide enough for any screen."""
    dice = Random(seed)
    return format_html(
        '<svg class="skyline" viewBox="0 0 1440 150" preserveAspectRatio="xMidYMax slice"'
        ' aria-hidden="true">{}</svg>',
        mark_safe(gabled_street(dice, 1440, 150, 60, 120)),
    )
