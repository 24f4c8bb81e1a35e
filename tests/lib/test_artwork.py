"""The drawing of an activity: the same for ever, small, and without meaning of its own."""

import re
from itertools import product

import pytest

from verbinding.lib import artwork
from verbinding.lib.artwork_scenes import SCENES

SEEDS = ("soep-op-de-stoep-a1b2c", "wandelen-x9y8z", "", "é <b>")
STYLESHEET = "static/css/components/artwork.css"


def test_artwork_stays_the_same_for_a_seed_and_theme():
    first = artwork.artwork_svg("soep", "samen-eten")

    artwork.artwork_svg.cache_clear()

    assert artwork.artwork_svg("soep", "samen-eten") == first


def test_artwork_differs_by_seed_and_by_theme():
    pictures = {artwork.artwork_svg(*names) for names in product(SEEDS, [*SCENES, ""])}

    assert len(pictures) == len(SEEDS) * (len(SCENES) + 1)


def test_artwork_of_unknown_theme_is_a_street():
    assert 'class="lit"' in artwork.artwork_svg("soep", "ruimtevaart")


@pytest.mark.parametrize("theme", [*SCENES, ""])
def test_artwork_is_small_and_decorative_and_clashes_with_nothing(theme):
    for number in range(40):
        picture = artwork.artwork_svg(f"naam-{number}", theme)

        assert len(picture) < 2600
        assert 'aria-hidden="true"' in picture
        assert not re.search(r'\s(id|style|fill|stroke)="', picture)


def test_artwork_uses_only_classes_that_have_a_colour(settings):
    drawn = "".join(artwork.artwork_svg("soep", theme) for theme in SCENES)
    css = (settings.BASE_DIR / STYLESHEET).read_text()

    classes = set(" ".join(re.findall(r'class="([^"]+)"', drawn)).split())

    assert {name for name in classes if f".{name}" not in css} == set()


def test_linked_rings_are_each_over_and_under_their_neighbour():
    picture = artwork.linked([(0, 0, 0), (15, 0, 1), (30, 0, 2)], 10)

    # One circle each, and for each of the two links one piece that comes out on top.
    assert picture.count("<circle") == 3
    assert picture.count("A10 10") == 2


def test_team_rings_close_in_a_circle_where_no_neighbours_share_a_colour():
    for number in range(60):
        picture = artwork.team_rings_svg(f"Team {number}")

        rings, links = picture.count("<circle"), picture.count("0 0 1")
        assert rings == links
        assert rings >= 5
