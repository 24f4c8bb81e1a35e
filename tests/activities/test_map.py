"""Boxes and pins of the map, against a slow and obvious count of random points."""

import math
import random
import uuid
from collections import Counter

import pytest

from activities import map as activity_map
from activities.map import COUNTRY, Box, BoxRefused, fitting_zoom, pins_of, pixels
from activities.models import Activity
from tests.factories import make_activity
from verbinding.lib.places import MERCATOR_SIZE, web_mercator

NO_MERGING = 0


@pytest.fixture
def scattered(edition):
    """150 activities all over the country, some of them on one spot."""
    dice = random.Random(7)
    points = [(dice.uniform(50.8, 53.5), dice.uniform(3.4, 7.2)) for _ in range(140)]
    points += [points[0]] * 10
    first = make_activity()
    rows = []
    for number, (lat, lon) in enumerate(points):
        mx, my = web_mercator(lat, lon)
        rows.append(copy_of(first, slug=f"punt-{number}", lat=lat, lon=lon, mx=mx, my=my))
    first.delete()
    Activity.objects.bulk_create(rows)
    return Activity.objects.all()


def copy_of(activity, **changes):
    fields = {field.attname: getattr(activity, field.attname) for field in activity._meta.fields}
    del fields["id"]
    return Activity(**{**fields, "form_token": uuid.uuid4(), **changes})


def counted_by_hand(activities, box, zoom):
    """How many activities each square of 64 pixels holds, by the textbook's formula for tiles."""
    cells = Counter()
    for activity in activities:
        if box.west <= activity.mx <= box.east and box.north <= activity.my <= box.south:
            lat, lon = math.radians(activity.lat), activity.lon
            x = (lon + 180) / 360 * 2**zoom * 256 / 64
            y = (1 - math.asinh(math.tan(lat)) / math.pi) / 2 * 2**zoom * 256 / 64
            cells[int(x), int(y)] += 1
    return sorted(cells.values())


@pytest.mark.django_db
@pytest.mark.parametrize("zoom", [5, 7, 9, 12, 15])
@pytest.mark.parametrize("text", ["3.2,50.7,7.3,53.6", "4.5,51.5,6,52.5", "-180,-90,180,90"])
def test_pins_count_what_stands_in_each_cell(scattered, text, zoom):
    box = Box.read(text)

    pins = pins_of(scattered, box, zoom, NO_MERGING)

    assert sorted(pin.count for pin in pins) == counted_by_hand(scattered, box, zoom)


@pytest.mark.django_db
@pytest.mark.parametrize("zoom", [6, 8, 10])
def test_pins_keep_their_distance_and_lose_nobody(scattered, zoom):
    distance = pixels(44, zoom)

    pins = pins_of(scattered, COUNTRY, zoom, distance)

    assert sum(pin.count for pin in pins) == len(scattered)
    for pin in pins:
        for other in pins:
            assert pin is other or math.dist(pin[1:3], other[1:3]) >= distance


@pytest.mark.django_db
def test_pin_stands_in_the_middle_of_its_activities(scattered):
    pins = pins_of(scattered, COUNTRY, 8, NO_MERGING)

    assert len(pins) > 20
    for pin in pins:
        assert pin.box.west <= pin.mx <= pin.box.east
        assert pin.box.north <= pin.my <= pin.box.south


@pytest.mark.django_db
def test_activities_on_one_spot_stay_together_however_near(scattered):
    [together] = [pin for pin in pins_of(scattered, COUNTRY, 15, NO_MERGING) if pin.count > 1]

    assert together.count == 11
    assert together.is_one_spot


@pytest.mark.django_db
def test_single_pin_knows_which_activity_it_is(scattered):
    pins = pins_of(scattered, COUNTRY, 15, NO_MERGING)
    singles = activity_map.singles_of(pins)

    assert len(singles) == 139
    for pin in pins:
        if pin.count == 1:
            assert (singles[pin.pk].mx, singles[pin.pk].my) == (pin.mx, pin.my)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("west", "north", "east", "south", "is_inside"),
    [(0, 0, 0, 0, True), (1, 0, 9, 0, False), (-9, 0, -1, 0, False), (0, 1, 0, 9, False)],
)
def test_edges_belong_to_a_box(edition, west, north, east, south, is_inside):
    one = make_activity()
    box = Box(one.mx + west, one.my + north, one.mx + east, one.my + south)

    assert activity_map.inside(Activity.objects.all(), box).exists() is is_inside


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "4,51,6",
        "4,51,6,53,9",
        "4,51,6,nan",
        "4,51,inf,53",
        "4;51;6;53",
        "6,51,4,53",
        "4,53,6,51",
        "179,51,-179,53",
        ",,,",
    ],
)
def test_what_is_no_piece_of_the_map_is_refused(text):
    with pytest.raises(BoxRefused) as refusal:
        Box.read(text)

    assert "kaart" in str(refusal.value)


@pytest.mark.parametrize("text", ["-180,-90,180,90", "-1e308,-1e308,1e308,1e308"])
def test_huge_box_is_the_whole_globe(text):
    assert Box.read(text) == (0, 0, MERCATOR_SIZE - 1, MERCATOR_SIZE - 1)


def test_box_reads_back_what_it_writes():
    box = Box.read("4.8765,52.0123,5.2345,52.3456")

    assert str(box) == "4.8765,52.0123,5.2345,52.3456"


def test_snapped_box_cuts_no_cell():
    box = Box.read("4.5,51.5,6,52.5")
    snapped = box.snapped(9)
    size = 2 ** activity_map.cell_bits(9)

    assert snapped.around(box) == snapped
    assert snapped.west % size == snapped.north % size == 0
    assert (snapped.east + 1) % size == (snapped.south + 1) % size == 0
    assert snapped.cells(9) == box.cells(9)


def test_no_screen_asks_for_more_cells_than_it_can_show():
    globe = Box.read("-180,-90,180,90").clipped()

    assert globe == COUNTRY
    assert globe.cells(fitting_zoom(globe, 15)) <= activity_map.MOST_CELLS
    assert fitting_zoom(Box.read("5,52,5.01,52.01"), 99) == activity_map.NEAREST
    assert fitting_zoom(COUNTRY, 0) == activity_map.FARTHEST


def test_country_at_a_glance_is_a_small_question():
    assert COUNTRY.cells(7) < 100
