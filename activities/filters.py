"""The filters of every list of activities: GET parameters in, a queryset and words out.

Repeated values of one parameter mean "or", different parameters mean "and". What isn't
understood is named on the page and otherwise left out.
"""

from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef, Q
from django.utils.formats import date_format

from activities.models import Activity, Moment
from activities.nearby import within
from activities.search import matching
from editions.models import Audience, Branch, Theme
from teams.models import InspiratieTeam
from verbinding.lib.places import PROVINCES, find_places, municipality_named, suggest_places

RADII = (2, 5, 10, 25, 50)
USUAL_RADIUS = 10
# Asked with the value 1; (parameter, field that must be true, words).
YES_FILTERS = (
    ("alleen-welkom", Q(welcomes_alone=True), "welkom, ook alleen"),
    ("gratis", Q(cost=0), "gratis"),
    ("toegankelijk", Q(is_step_free=True), "zonder drempels"),
    ("online", Q(place_kind=Activity.PlaceKind.ONLINE), "online"),
)
LONGEST_QUERY = 80


class Filters:
    """Reads the parameters of one request for one edition.

    `unknown` holds a Dutch sentence for each value that was left out, `asks` the places among
    which the visitor must choose.
    """

    def __init__(self, params, edition):
        self.params, self.edition = params, edition
        self.unknown, self.asks, self.suggestions = [], [], []
        self.days = self._days()
        self.dayparts = self._known("dagdeel", dict(Moment.Daypart.choices))
        self.provinces = self._known("provincie", {one.slug: one.name for one in PROVINCES})
        self.municipalities = self._municipalities()
        self.labels = {
            "thema": self._rows("thema", Theme),
            "doelgroep": self._rows("doelgroep", Audience),
            "branche": self._rows("branche", Branch),
            "team": self._rows("team", InspiratieTeam.objects.published()),
        }
        self.radius = self._radius()
        self.place = self._place()
        self.words = " ".join(params.get("q", "").split())[:LONGEST_QUERY]
        self.yes = [row for row in YES_FILTERS if params.get(row[0]) == "1"]

    def _values(self, name):
        return list(dict.fromkeys(value for value in self.params.getlist(name) if value))[:20]

    def _miss(self, name, value):
        self.unknown.append(f"“{value[:60]}” kennen we niet bij {name}.")

    def _known(self, name, table):
        found = {}
        for value in self._values(name):
            if value in table:
                found[value] = table[value]
            else:
                self._miss(name, value)
        return found

    def _rows(self, name, source):
        values = self._values(name)
        if not values:
            return {}
        rows = getattr(source, "objects", source).filter(slug__in=values)
        return self._known(name, {row.slug: row for row in rows})

    def _days(self):
        days = []
        for value in self._values("dag"):
            try:
                days.append(date.fromisoformat(value))
            except ValueError:
                self._miss("dag", value)
        return sorted(days)

    def _municipalities(self):
        found = {}
        for value in self._values("gemeente"):
            municipality = municipality_named(value)
            if municipality is None:
                self._miss("gemeente", value)
            else:
                found[value] = municipality
        return found

    def _radius(self):
        value = self.params.get("straal", "")
        if value in map(str, RADII):
            return int(value)
        if value:
            self._miss("straal", value)
        return USUAL_RADIUS

    def _place(self):
        text = self.params.get("plaats", "").strip()
        places = find_places(text) if text else []
        if len(places) > 1:
            self.asks = places
        elif text and not places:
            self.suggestions = suggest_places(text)
            self.unknown.append(f"De plaats “{text[:60]}” kennen we niet.")
        return places[0] if len(places) == 1 else None

    def apply(self, activities):
        """The activities that fit, in the order asked for, each once."""
        moments = self._moments()
        if moments is not None:
            activities = activities.filter(Exists(moments))
        if self.provinces:
            activities = activities.filter(province__in=self.provinces.values())
        if self.municipalities:
            codes = [one.code for one in self.municipalities.values()]
            activities = activities.filter(municipality_code__in=codes)
        for field, name in (("theme", "thema"), ("branch", "branche"), ("team", "team")):
            if self.labels[name]:
                activities = activities.filter(**{f"{field}__in": self.labels[name].values()})
        if self.labels["doelgroep"]:
            through = Activity.audiences.through.objects.filter(
                activity=OuterRef("pk"), audience__in=self.labels["doelgroep"].values()
            )
            activities = activities.filter(Exists(through))
        for _, condition, _ in self.yes:
            activities = activities.filter(condition)
        if self.words:
            activities = matching(activities, self.words)
        if self.place:
            activities = within(activities, self.place.lat, self.place.lon, self.radius)
        activities = activities.in_time_order()
        if self.sorts_by_distance:
            activities = activities.order_by("distance_km", "next_starts_at", "pk")
        return activities

    def _moments(self):
        """One moment must fit both the day and the part of the day."""
        if not (self.days or self.dayparts):
            return None
        moments = Moment.objects.standing().filter(activity=OuterRef("pk"))
        if self.days:
            moments = moments.filter(local_date__in=self.days)
        if self.dayparts:
            moments = moments.filter(daypart__in=self.dayparts)
        return moments

    @property
    def place_text(self):
        return self.params.get("plaats", "").strip()[:LONGEST_QUERY]

    @property
    def has_folded(self):
        """Whether a choice is in force that the form would otherwise hide."""
        return any((self.days, self.dayparts, self.provinces, self.yes, *self.labels.values()))

    @property
    def sorts_by_distance(self):
        return self.place is not None and self.params.get("sorteer") == "afstand"

    @cached_property
    def active(self):
        """Each filter in force: its words, and the address of the list without it."""
        rows = [("q", self.params.get("q"), f"“{self.words}”")] if self.words else []
        if self.place:
            near = f"binnen {self.radius} km van {self.place.label}"
            rows.append(("plaats", self.params.get("plaats"), near))
        rows += [("dag", day.isoformat(), date_format(day, "l j F")) for day in self.days]
        rows += [("dagdeel", value, label.lower()) for value, label in self.dayparts.items()]
        rows += [("provincie", slug, name) for slug, name in self.provinces.items()]
        rows += [("gemeente", value, one.name) for value, one in self.municipalities.items()]
        for name, found in self.labels.items():
            rows += [(name, slug, str(row)) for slug, row in found.items()]
        rows += [(name, "1", words) for name, _, words in self.yes]
        return [
            {"name": name, "label": label, "url": self.without(name, value)}
            for name, value, label in rows
        ]

    def without(self, name, value):
        """The query string with one value taken off; radius and order go with the place."""
        params = self.params.copy()
        params.setlist(name, [one for one in params.getlist(name) if one != value])
        for gone in ("pagina", *(("straal", "sorteer") if name == "plaats" else ())):
            params.pop(gone, None)
        return "?" + params.urlencode()

    def with_value(self, name, value):
        params = self.params.copy()
        params[name] = value
        params.pop("pagina", None)
        return "?" + params.urlencode()
