"""Activities on a map: boxes of the grid, and the pins that stand close together as one.

The grid is that of `places.web_mercator`: 30-bit integers, east and south. One pixel at zoom z is
2 ** (22 - z) of its points, so shifting bits groups whatever falls in the same square of pixels.
"""

import math
from typing import NamedTuple

from django.db.models import Avg, Count, F, Max, Min

from activities.models import Activity
from verbinding.lib.keptanswers import kept
from verbinding.lib.places import MERCATOR_SIZE, web_mercator

FARTHEST, NEAREST = 5, 15
# A pin is a postcode's centre: nothing is gained by looking closer than a neighbourhood.
CELL_BITS = 6
# More cells than the largest screen shows; a box that asks for more gets larger cells.
MOST_CELLS = 1200


class BoxRefused(Exception):
    """What was asked for isn't a piece of the map; the message tells a visitor why."""


def on_globe(lon):
    return max(-180.0, min(180.0, lon))


class Box(NamedTuple):
    """A piece of the grid, its edges included."""

    west: int
    north: int
    east: int
    south: int

    @classmethod
    def read(cls, text: str) -> "Box":
        """From "west,south,east,north" in degrees, the order of GeoJSON and Leaflet."""
        try:
            west, south, east, north = (float(part) for part in text.split(","))
        except ValueError:
            raise BoxRefused("Een stuk kaart bestaat uit vier getallen.") from None
        if not all(map(math.isfinite, (west, south, east, north))):
            raise BoxRefused("Een stuk kaart bestaat uit vier getallen.")
        if west > east or south > north:
            raise BoxRefused("De randen van het stuk kaart staan verkeerd om.")
        return cls(*web_mercator(north, on_globe(west)), *web_mercator(south, on_globe(east)))

    def __str__(self):
        west, south, east, north = self.in_degrees()
        return f"{west:.4f},{south:.4f},{east:.4f},{north:.4f}"

    def in_degrees(self):
        (north, west), (south, east) = (
            degrees(self.west, self.north),
            degrees(self.east, self.south),
        )
        return west, south, east, north

    def snapped(self, zoom):
        """Out to the edges of its cells, so that no cell is counted by half."""
        bits = cell_bits(zoom)
        west, north = self.west >> bits << bits, self.north >> bits << bits
        east, south = self.east | (1 << bits) - 1, self.south | (1 << bits) - 1
        return Box(west, north, east, south)

    def clipped(self):
        """What of it lies in the country; nothing is elsewhere."""
        west, north = map(max, self[:2], COUNTRY[:2])
        east, south = map(min, self[2:], COUNTRY[2:])
        return Box(west, north, east, south)

    def cells(self, zoom):
        bits = cell_bits(zoom)
        wide = (self.east >> bits) - (self.west >> bits) + 1
        return wide * ((self.south >> bits) - (self.north >> bits) + 1)

    def grown(self, margin):
        """A wider box around it; never a mere point."""
        return Box(
            max(0, self.west - margin),
            max(0, self.north - margin),
            min(MERCATOR_SIZE - 1, self.east + margin),
            min(MERCATOR_SIZE - 1, self.south + margin),
        )

    def around(self, other):
        """The smallest box that holds both."""
        (west, north), (east, south) = map(min, self[:2], other[:2]), map(max, self[2:], other[2:])
        return Box(west, north, east, south)


# With Caribbean guests nowhere in the tables, this is all there is to see.
COUNTRY = Box.read("3.2,50.7,7.3,53.6")


class Pin(NamedTuple):
    """One activity, or several that stand too close together to tell apart."""

    count: int
    mx: float
    my: float
    pk: int
    box: Box

    @property
    def is_one_spot(self):
        """Whether no looking closer will take them apart: all have the same postcode."""
        return self.box[:2] == self.box[2:]

    def absorb(self, other):
        """The larger one keeps its place, so that pins stay apart."""
        return self._replace(count=self.count + other.count, box=self.box.around(other.box))


def cell_bits(zoom):
    return 22 + CELL_BITS - zoom


def degrees(mx, my):
    """Latitude and longitude of a point of the grid."""
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * my / MERCATOR_SIZE))))
    return lat, mx / MERCATOR_SIZE * 360 - 180


def fitting_zoom(box, zoom=NEAREST):
    """The asked zoom, or the nearest at which the box has no more cells than a screen."""
    zoom = max(FARTHEST, min(NEAREST, zoom))
    while zoom > FARTHEST and box.cells(zoom) > MOST_CELLS:
        zoom -= 1
    return zoom


def inside(listed, box):
    return listed.filter(mx__range=(box.west, box.east), my__range=(box.north, box.south))


def pixels(number, zoom):
    """So many pixels of a screen, in points of the grid."""
    return number * 2 ** (22 - zoom)


def pins_of(listed, box, zoom, distance):
    """The pins in a box, the large ones first and `distance` points apart; one query."""
    bits = cell_bits(zoom)
    cells = (
        inside(listed.order_by(), box)
        .values(cell_x=F("mx").bitrightshift(bits), cell_y=F("my").bitrightshift(bits))
        .annotate(
            count=Count("pk"),
            middle_x=Avg("mx"),
            middle_y=Avg("my"),
            first=Min("pk"),
            west=Min("mx"),
            north=Min("my"),
            east=Max("mx"),
            south=Max("my"),
        )
        .values_list("count", "middle_x", "middle_y", "first", "west", "north", "east", "south")
    )
    pins = [Pin(row[0], float(row[1]), float(row[2]), row[3], Box(*row[4:])) for row in cells]
    return spread(pins, distance)


def kept_pins(listed, filters, box, zoom, distance):
    """Those of what fits; kept, for every page of the list shows the same map."""
    key = ("pins", filters.edition and filters.edition.pk, filters.narrowing, box, zoom, distance)
    return kept(key, lambda: pins_of(filters.fitting(listed), box, zoom, distance))


def spread(pins, distance):
    """The small ones join a larger one that is nearer than `distance`."""
    kept = []
    for pin in sorted(pins, key=lambda pin: (-pin.count, pin.my, pin.mx)):
        for index, other in enumerate(kept):
            if math.hypot(pin.mx - other.mx, pin.my - other.my) < distance:
                kept[index] = other.absorb(pin)
                break
        else:
            kept.append(pin)
    return kept


def singles_of(pins):
    """The activities of the pins that hold just one, by key; two queries."""
    keys = [pin.pk for pin in pins if pin.count == 1]
    found = Activity.objects.filter(pk__in=keys).with_card_data().defer("description")
    return {activity.pk: activity for activity in found}
