"""The drawings as pixels follow the drawings on the page."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from PIL import ImageChops

from verbinding.lib.artwork import artwork_svg
from verbinding.lib.artwork_pixels import LIT, LOOKS, PARTS, TINTS, artwork_image
from verbinding.lib.artwork_pixels import Path as Walker
from verbinding.lib.artwork_scenes import SCENES

CSS = Path(settings.BASE_DIR, "static/css/components/artwork.css").read_text("utf-8")


def by_day(value):
    return re.sub(r"light-dark\((#\w+), .*", r"\1", value)


@pytest.mark.parametrize("tint", range(6))
def test_tints_are_those_of_the_page(tint):
    [rule] = re.findall(rf"\.art--{tint} {{(.*)}}", CSS)
    said = {name: by_day(value) for name, value in re.findall(r"--([\w-]+): ([^;]+);", rule)}

    ours = dict(zip(PARTS, TINTS[tint], strict=True))
    rings = {f"r{n}": said.pop(f"ring-{n}") for n in range(3)}
    assert ours == {"lit": LIT, **said, **rings}


@pytest.mark.parametrize("theme", [*SCENES, ""])
def test_every_shape_of_every_scene_is_known(theme):
    shapes = set()
    for seed in range(20):
        drawing = artwork_svg(str(seed), theme)
        shapes |= set(re.findall(r'<(?:path|circle) class="([^"]+)"', drawing))
        for d in re.findall(r' d="([^"]+)"', drawing):
            assert list(Walker().walk(d))

    assert shapes - set(LOOKS) == set()


def test_same_seed_gives_the_same_pixels():
    one, other = (artwork_image("soep", "samen-eten", 300, 160) for _ in "12")

    assert ImageChops.difference(one, other).getbbox() is None


@pytest.mark.parametrize("size", [(320, 160), (1200, 630), (100, 300)])
def test_picture_is_filled_to_its_edges(size):
    image = artwork_image("soep", "buurt-en-straat", *size)

    assert image.size == size
    assert len(image.getcolors(size[0] * size[1])) >= 5


def test_arcs_go_round_their_centre():
    [points] = Walker().walk("M10 20a10 10 0 1 0 20 0a10 10 0 1 0-20 0z")

    assert all(abs(((x - 20) ** 2 + (y - 20) ** 2) ** 0.5 - 10) < 1e-6 for x, y in points)
    assert {round(y) for _, y in points} >= {10, 30}


def test_curves_end_where_they_should():
    [points] = Walker().walk("M0 0q-6-6 0-12t0-12")

    assert [round(value, 6) for value in points[-1]] == [0, -24]
    assert min(x for x, _ in points) < -2
    assert max(x for x, _ in points) > 2
