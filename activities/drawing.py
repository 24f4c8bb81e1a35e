"""The map as a drawing by the server: provinces, and dots that are links; no script needed.

All numbers leave as text with a point: a template would write a Dutch comma.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Avg, Count, FloatField

from activities.facets import counts_of
from activities.filter_words import grouped
from activities.map import FARTHEST, NEAREST, Box, cell_bits, degrees, kept_pins, singles_of
from activities.models import Activity
from activities.public_facts import title_of
from verbinding.lib.country import HEIGHT, UNITS_PER_POINT, WIDTH, drawn, frame_of, undrawn
from verbinding.lib.places import PROVINCES, towns, web_mercator

# In units of the drawing when it shows the whole country, some 300 pixels wide on a phone.
DOTS_APART = 52
SMALLEST_DOT, LARGEST_DOT = 12, 26
SMALLEST_FRAME = 6
UNITS_PER_KM = 2.34
# Around a group that is looked into, in points of the grid: about a kilometre.
MARGIN = 40_000
NAMES_ON_MAP = 8
STEPS_OF_TINT = 5


@dataclass(frozen=True)
class Frame:
    """The part of the drawing that is shown, always in the country's proportions."""

    left: float
    top: float
    width: float

    @classmethod
    def holding(cls, left, top, right, bottom):
        width = max(right - left, (bottom - top) * WIDTH / HEIGHT, SMALLEST_FRAME) * 1.08
        width = min(width, WIDTH)
        height = width * HEIGHT / WIDTH
        # Shifted where it would stick out over an edge of the country.
        left = max(0, min(WIDTH - width, (left + right - width) / 2))
        return cls(left, max(0, min(HEIGHT - height, (top + bottom - height) / 2)), width)

    @property
    def scale(self):
        return self.width / WIDTH

    @property
    def height(self):
        return self.scale * HEIGHT

    @property
    def is_whole(self):
        return self.scale > 0.99

    @property
    def view_box(self):
        return f"{self.left:.2f} {self.top:.2f} {self.width:.2f} {self.height:.2f}"

    @property
    def box(self):
        low = undrawn(self.left + self.width, self.top + self.height)
        return Box(*undrawn(self.left, self.top), *low)

    @property
    def distance(self):
        """How far apart dots must stay, in points of the grid."""
        return DOTS_APART * self.scale / UNITS_PER_POINT

    @property
    def zoom(self):
        """Cells of about half that distance; small neighbours then join a larger one."""
        zoom = math.floor(cell_bits(0) - math.log2(self.distance / 2))
        return max(FARTHEST, min(NEAREST, zoom))

    def holds(self, x, y):
        return 0 < x - self.left < self.width and 0 < y - self.top < self.height

    @property
    def name_size(self):
        return self.size(20)

    @property
    def reach(self):
        """As far as a finger may be off."""
        return self.size(DOTS_APART / 2)

    def size(self, units):
        """Sizes grow with the frame, so that they look the same in each."""
        return f"{units * self.scale:.2f}"


WHOLE = Frame(0, 0, WIDTH)


def frame_for(box, filters):
    """What to look at: the box asked for, else around the place or the provinces chosen."""
    if box:
        return Frame.holding(*drawn(box.west, box.north), *drawn(box.east, box.south))
    if filters.place:
        x, y = drawn(*web_mercator(filters.place.lat, filters.place.lon))
        reach = filters.radius * UNITS_PER_KM
        return Frame.holding(x - reach, y - reach, x + reach, y + reach)
    if filters.provinces:
        left, top, right, bottom = zip(*map(frame_of, filters.provinces), strict=True)
        return Frame.holding(min(left), min(top), max(right), max(bottom))
    return WHOLE


@dataclass(frozen=True)
class Dot:
    count: int
    x: str
    y: str
    radius: str
    text: str
    text_size: str
    label: str
    url: str


def dots_of(listed, frame, filters):
    """The large ones first, so that a small one is never under them; three queries."""
    pins = kept_pins(listed, filters, frame.box, frame.zoom, frame.distance)
    singles = singles_of(pins)
    nearby = [town for x, y, town in spotted_towns() if frame.holds(x, y)][:300]
    return [
        dot_of(pin, frame, singles[pin.pk])
        if pin.count == 1
        else group_of(pin, frame, filters, nearby or towns()[:300])
        for pin in pins
    ]


def dot_of(pin, frame, activity):
    words = ", ".join(filter(None, (title_of(activity), activity.place_name)))
    return drawn_dot(pin, frame, "", words, activity.get_absolute_url())


def group_of(pin, frame, filters, nearby):
    words = f"{grouped(pin.count)} activiteiten rond {nearest(nearby, pin).name}"
    url = address(filters, bbox=pin.box.grown(MARGIN))
    # The list tells what the drawing can't take apart.
    end = "#resultaten" if pin.is_one_spot else "#kaart"
    return drawn_dot(pin, frame, short(pin.count), words, url + end)


def drawn_dot(pin, frame, text, label, url):
    x, y = drawn(pin.mx, pin.my)
    radius = min(LARGEST_DOT, SMALLEST_DOT + 3.5 * math.log10(pin.count) + (2 if text else 0))
    return Dot(
        count=pin.count,
        x=f"{x:.2f}",
        y=f"{y:.2f}",
        radius=frame.size(radius),
        text=text,
        text_size=frame.size(radius * (1 if len(text) < 3 else 0.75)),
        label=label,
        url=url,
    )


def short(count):
    return str(count) if count < 1000 else f"{count // 1000}k"


@lru_cache(maxsize=1)
def spotted_towns():
    """Each town with its spot in the drawing, the largest first."""
    return [(*drawn(*web_mercator(town.lat, town.lon)), town) for town in towns()]


def nearest(places, pin):
    lat, lon = degrees(pin.mx, pin.my)
    return min(places, key=lambda one: (one.lat - lat) ** 2 * 2.6 + (one.lon - lon) ** 2)


def names_on(frame):
    """The largest towns in sight, where they don't overlap; none on the whole country."""
    names, taken = [], []
    for x, y, town in () if frame.is_whole else spotted_towns():
        is_free = all(math.hypot(x - a, y - b) > 90 * frame.scale for a, b in taken)
        if frame.holds(x, y) and is_free:
            taken.append((x, y))
            names.append({"name": town.name, "x": f"{x:.2f}", "y": f"{y + 36 * frame.scale:.2f}"})
        if len(names) == NAMES_ON_MAP:
            break
    return names


def provinces_of(listed, filters):
    """Each province with what choosing it would show, darker where that is more."""
    counts = counts_of(filters, listed).by["provincie"]
    most = max(counts.values(), default=1)
    return [
        {
            "slug": one.slug,
            "name": one.name,
            "count": counts.get(one.name, 0),
            "words": grouped(counts.get(one.name, 0)),
            "tint": math.ceil(counts.get(one.name, 0) / most * STEPS_OF_TINT),
            "url": address(filters, provincie=one.slug) + "#kaart",
            "is_chosen": one.slug in filters.provinces,
        }
        for one in PROVINCES
    ]


def small_map_of(activity):
    """One dot for the page of an activity; None where there is nothing to point at."""
    if activity.mx is None or activity.is_online:
        return None
    x, y = drawn(activity.mx, activity.my)
    around = Box(activity.mx, activity.my, activity.mx, activity.my).grown(10 * MARGIN)
    return {"x": f"{x:.1f}", "y": f"{y:.1f}", "bbox": str(around)}


def map_of_places(activities):
    """One dot for each municipality, larger where more was done; None where nothing has a place."""
    placed = activities.exclude(place_kind=Activity.PlaceKind.ONLINE).exclude(mx=None)
    rows = placed.exclude(municipality_code="").order_by().values_list("municipality_code")
    spots = rows.annotate(count=Count("pk"), x=middle("mx"), y=middle("my")).order_by("-count")
    return [spot_of(count, *drawn(x, y)) for _, count, x, y in spots] or None


def middle(name):
    return Avg(name, output_field=FloatField())


def spot_of(count, x, y):
    radius = min(LARGEST_DOT, SMALLEST_DOT + 3 * math.log2(count))
    return {"x": f"{x:.0f}", "y": f"{y:.0f}", "radius": f"{radius:.0f}"}


def address(filters, **values):
    """The same choice on another piece of the map; values given replace others, None removes."""
    params = filters.params.copy()
    for name in ("pagina", "bbox", "zoom"):
        params.pop(name, None)
    for name, value in values.items():
        params.pop(name, None)
        if value is not None:
            params[name] = str(value)
    return "?" + params.urlencode()
