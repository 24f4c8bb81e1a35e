"""What is within a circle, to the metre, held against another formula for the distance."""

import math

import pytest

from activities.models import Activity
from activities.nearby import with_distance, within
from tests.factories import make_activity

pytestmark = pytest.mark.django_db
MIDDLE = 52.0907, 5.1214
EARTH_KM = 6371


def spot(km, degrees):
    """So far from the middle in that direction, over the globe."""
    lat, lon = map(math.radians, MIDDLE)
    arc, course = km / EARTH_KM, math.radians(degrees)
    south = math.sin(lat) * math.cos(arc) + math.cos(lat) * math.sin(arc) * math.cos(course)
    east = math.atan2(
        math.sin(course) * math.sin(arc) * math.cos(lat), math.cos(arc) - math.sin(lat) * south
    )
    return math.degrees(math.asin(south)), math.degrees(lon + east)


@pytest.mark.parametrize("radius", [2, 10, 50])
def test_circle_ends_where_it_says_in_every_direction(edition, radius):
    inside, outside = set(), set()
    for degrees in range(0, 360, 45):
        for metres, found in ((-1, inside), (1, outside)):
            lat, lon = spot(radius + metres / 1000, degrees)
            found.add(make_activity(moments=0, lat=lat, lon=lon))

    assert set(within(Activity.objects.all(), *MIDDLE, radius)) == inside
    assert len(outside) == 8


def test_distance_is_that_over_the_globe(edition):
    for km in (0, 1, 75, 200):
        lat, lon = spot(km, 30)
        make_activity(moments=0, lat=lat, lon=lon)

    found = with_distance(Activity.objects.order_by("pk"), *MIDDLE)

    assert [round(one.distance_km, 3) for one in found] == [0, 1, 75, 200]


def test_what_has_no_point_is_near_nothing(edition):
    make_activity(moments=0, lat=None, lon=None)

    assert not within(Activity.objects.all(), *MIDDLE, 50).exists()
