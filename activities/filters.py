"""The filters of every list of activities: GET parameters in, a queryset out.

Repeated values of one parameter mean "or", different parameters mean "and". What isn't
understood is named on the page and otherwise left out.
"""

from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format

from activities.labels import load_labels
from activities.models import Activity, Moment
from activities.nearby import with_distance, within
from activities.search import Search
from verbinding.lib.days import midnight
from verbinding.lib.places import PROVINCES, find_places, municipality_named, suggest_places

RADII = (2, 5, 10, 25, 50)
USUAL_RADIUS = 10
# Asked with the value 1; (parameter, condition, words).
YES_FILTERS = (
    ("alleen-welkom", Q(welcomes_alone=True), "welkom, ook alleen"),
    ("gratis", Q(cost=0), "gratis"),
    ("toegankelijk", Q(is_step_free=True), "zonder drempels"),
    ("online", Q(place_kind=Activity.PlaceKind.ONLINE), "online"),
)
OPENNESS = {
    Activity.Openness.EVERYONE: "voor iedereen",
    Activity.Openness.OWN_GROUP: "voor een eigen groep",
}
ORDERS = ("passend", "tijd", "afstand")
LONGEST_QUERY = 80
MOST_VALUES = 20
EARLIEST = date(1900, 1, 1)  # nothing was before; of the year 1 no database can tell the time
READ_ONCE = {"q", "plaats", "straal", "sorteer", "editie", *(name for name, _, _ in YES_FILTERS)}
KNOWN = (
    *("q", "dag", "dagdeel", "plaats", "straal", "provincie", "gemeente", "thema", "doelgroep"),
    *("branche", "team", "taal", "openheid", *(name for name, _, _ in YES_FILTERS)),
    *("sorteer", "editie"),
)


class Filters:
    """Reads the parameters of one request for one edition.

    `unknown` holds a Dutch sentence for each value that was left out, `asks` the places among
    which the visitor must choose.
    """

    def __init__(self, params, edition):
        self.params, self.edition = params, edition
        self.unknown, self.asks, self.suggestions = [], [], []
        self._check_edition()
        self.choices = load_labels(self._values("team"))
        self.days = self._days()
        self.dayparts = self._known("dagdeel", dict(Moment.Daypart.choices))
        self.provinces = self._known("provincie", {one.slug: one.name for one in PROVINCES})
        self.municipalities = self._municipalities()
        self.labels = {name: self._known(name, table) for name, table in self.choices.items()}
        self.openness = self._known("openheid", OPENNESS)
        self.radius = self._radius()
        self.place = self._place()
        self.words = " ".join(self._value("q").split())[:LONGEST_QUERY]
        self.yes = [row for row in YES_FILTERS if self._value(row[0]) == "1"]
        self.order = self._order()

    # --- Reading ----------------------------------------------------------------------------------

    def _value(self, name):
        return self.params.get(name, "").strip()

    def _values(self, name):
        """All of them; of what is read once only the last, so that `narrowing` is what was read."""
        if name in READ_ONCE:
            return [value for value in [self._value(name)] if value]
        values = (value.strip() for value in self.params.getlist(name))
        return list(dict.fromkeys(value for value in values if value))[:MOST_VALUES]

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

    def _check_edition(self):
        """Which edition it is was chosen before; a year without one gave the current."""
        year = self._value("editie")
        if year and not (self.edition and year == str(self.edition.year)):
            self._miss("editie", year)

    def _days(self):
        days = set()
        for value in self._values("dag"):
            try:
                days.add(date.fromisoformat(value))
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
        value = self._value("straal")
        if value in map(str, RADII):
            return int(value)
        if value:
            self._miss("straal", value)
        return USUAL_RADIUS

    def _place(self):
        text = self._value("plaats")
        places = find_places(text) if text else []
        if len(places) > 1:
            self.asks = places
        elif text and not places:
            self.suggestions = suggest_places(text)
            self.unknown.append(f"De plaats “{text[:60]}” kennen we niet.")
        return places[0] if len(places) == 1 else None

    def _order(self):
        """By time, unless words or a place give a reason for another order."""
        value = self._value("sorteer")
        if value and value not in ORDERS:
            self._miss("sorteer", value)
        usual = "passend" if self.words else "tijd"
        if value == "afstand" and self.place is None or value == "passend" and not self.words:
            return usual
        return value if value in ORDERS else usual

    # --- Applying ---------------------------------------------------------------------------------

    @cached_property
    def search(self):
        return Search(self.words)

    @cached_property
    def now(self):
        return timezone.now()

    def apply(self, activities):
        """What fits of activities or `Listed`, in order, each once with its first moment."""
        narrowed = self.fitting(activities)
        found = narrowed.with_first_moment(self.moment_lookups(), required=self.needs_moment())
        if self.place:
            found = with_distance(found, self.place.lat, self.place.lon)
        # Only an archive has nulls, and only SQLite would put them first.
        soonest = F("next_starts_at").asc(nulls_last=None if self.needs_moment() else True)
        order = [soonest, "pk"]
        if self.order == "afstand":
            order.insert(0, "distance_km")
        if self.order == "passend" and self.search.terms:
            order.insert(0, self.search.rank())
        return found.order_by(*order)

    def fitting(self, activities, *, without=()):
        """Those that fit, without order or extras; `without` some filters.

        Of activities themselves their moments aren't looked at: see `with_first_moment`.
        """
        return self.narrow(activities, without=without).with_moment(
            self.days if "dag" not in without else [],
            self.dayparts if "dagdeel" not in without else [],
            after=self.now if self.is_ahead else None,
        )

    def narrow(self, activities, *, without=()):
        """What the activity itself must be; its moments aren't looked at."""
        for name, condition in self._conditions():
            if name not in without:
                activities = activities.filter(condition)
        for name, labels in (("doelgroep", "audiences"), ("taal", "languages")):
            if self.labels[name] and name not in without:
                activities = activities.with_any(labels, keys_of(self.labels[name]))
        if self.words and "q" not in without:
            activities = self.search.narrow(activities)
        if self.place and "plaats" not in without:
            activities = within(activities, self.place.lat, self.place.lon, self.radius)
        return activities

    def _conditions(self):
        if self.provinces:
            yield "provincie", Q(province__in=self.provinces.values())
        if self.municipalities:
            codes = [one.code for one in self.municipalities.values()]
            yield "gemeente", Q(municipality_code__in=codes)
        for name, field in (("thema", "theme"), ("branche", "branch"), ("team", "team")):
            if self.labels[name]:
                yield name, Q(**{f"{field}__in": keys_of(self.labels[name])})
        if self.openness:
            yield "openheid", Q(openness__in=list(self.openness))
        yield from ((name, condition) for name, condition, _ in self.yes)

    def moment_lookups(self):
        """What one moment must be, all at once: standing, on that day, in that part of it.

        While the edition is ahead what is over is left out, unless its day is asked for.
        """
        lookups = {"cancelled_at": None}
        if self.days:
            first = max(self.days[0], EARLIEST)
            lookups |= {"local_date__in": self.days, "starts_at__gte": midnight(first)}
        elif self.is_ahead:
            lookups["ends_at__gt"] = self.now
        if self.dayparts:
            lookups["daypart__in"] = list(self.dayparts)
        return lookups

    def needs_moment(self):
        """An archive also shows what never got a day."""
        return bool(self.is_ahead or self.days or self.dayparts)

    @property
    def is_ahead(self):
        return self.edition is not None and self.edition.is_ahead

    # --- Telling ----------------------------------------------------------------------------------

    @property
    def place_text(self):
        return self._value("plaats")[:LONGEST_QUERY]

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
            rows += [(name, slug, label.name) for slug, label in found.items()]
        rows += [("openheid", value, words) for value, words in self.openness.items()]
        rows += [(name, "1", words) for name, _, words in self.yes]
        return [
            {"name": name, "value": value, "label": label, "url": self.without(name, value)}
            for name, value, label in rows
        ]

    def without(self, name, value=None):
        """The query string with one value taken off (or all); what hangs on it goes along."""
        params = self.params.copy()
        kept = [one for one in params.getlist(name) if value is not None and one.strip() != value]
        params.setlist(name, kept if name not in {"q", "plaats"} else [])
        for gone in ("pagina", *(("straal",) if name == "plaats" else ())):
            params.pop(gone, None)
        for order, needed in (("afstand", "plaats"), ("passend", "q")):
            if name == needed and params.get("sorteer") == order:
                params.pop("sorteer")
        return as_query(params)

    def with_value(self, name, value):
        params = self.params.copy()
        params[name] = value
        params.pop("pagina", None)
        return as_query(params)

    @property
    def narrowing(self):
        """What decides which activities there are, as pairs: the same for every order and page."""
        pairs = [(name, value) for name in KNOWN for value in sorted(self._values(name))]
        idle = {"sorteer"} if self.place else {"sorteer", "straal"}
        return [(name, value) for name, value in pairs if name not in idle]

    @property
    def canonical(self):
        """The one query string of this choice, without what is empty or only an order."""
        return urlencode(self.narrowing)


def keys_of(labels):
    return [label.pk for label in labels.values()]


def as_query(params):
    """Empty parameters are what a form without scripts sends; links needn't repeat them."""
    filled = params.copy()
    for name, values in params.lists():
        filled.setlist(name, [value for value in values if value])
    return "?" + filled.urlencode()
