"""The drawing of the country agrees with the map that it was made from."""

from pathlib import Path

import pytest
from django.conf import settings

from verbinding.lib import country
from verbinding.lib.places import PROVINCES, find_places, map_point, towns, web_mercator


@pytest.mark.parametrize("name", ["Maastricht", "Den Helder", "Vlissingen", "Delfzijl", "Utrecht"])
def test_points_of_the_grid_lie_where_the_projection_puts_them(name):
    [place] = find_places(name)
    point = web_mercator(place.lat, place.lon)

    assert country.drawn(*point) == pytest.approx(map_point(place.lat, place.lon), abs=0.1)
    assert country.undrawn(*country.drawn(*point)) == point


def test_frames_hold_their_province_and_lie_in_the_country():
    for province in PROVINCES:
        left, top, right, bottom = country.frame_of(province.slug)

        assert 0 <= left < right <= country.WIDTH
        assert -1 <= top < bottom <= country.HEIGHT


@pytest.mark.parametrize(
    ("slug", "town"),
    [("utrecht", "Utrecht"), ("zeeland", "Middelburg"), ("limburg", "Maastricht")],
)
def test_frames_hold_their_capital(slug, town):
    left, top, right, bottom = country.frame_of(slug)
    [place] = [one for one in towns() if one.label == town]
    x, y = map_point(place.lat, place.lon)

    assert left < x < right
    assert top < y < bottom


def test_picture_on_disk_is_the_drawing():
    """Made by `country.picture()`: pages take their provinces from the file."""
    stored = Path(settings.BASE_DIR, "static", "img", "nederland.svg").read_text(encoding="utf-8")

    assert stored == country.picture()


def test_towns_are_large_first():
    people = [town.inhabitants for town in towns()]

    assert people == sorted(people, reverse=True)
    assert towns()[0].name in {"Amsterdam", "Rotterdam"}


def test_middle_of_a_province_lies_on_its_own_land():
    for province in PROVINCES:
        left, top, right, bottom = country.frame_of(province.slug)
        x, y = country.middle_of(province.slug)

        assert left < x < right
        assert top < y < bottom
