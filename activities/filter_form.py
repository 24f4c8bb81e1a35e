"""The form of filters as its template shows it: each choice, whether it is made, what it gives."""

from dataclasses import dataclass

from django.utils.formats import date_format

from activities.filters import OPENNESS, RADII, YES_FILTERS
from activities.models import Moment
from verbinding.lib.places import PROVINCES

# What has no field of its own, and must survive a new choice in the form.
CARRIED = ("gemeente", "team", "editie", "sorteer")
ORDER_WORDS = {"passend": "Best passend", "tijd": "Op tijd", "afstand": "Dichtbij eerst"}


@dataclass(frozen=True)
class Option:
    name: str
    value: str
    label: str
    is_chosen: bool
    # None where nothing is counted.
    count: int | None = None
    # The label written out, where a short one is shown.
    spoken: str = ""


@dataclass(frozen=True)
class Group:
    name: str
    label: str
    options: list[Option]

    @property
    def chosen_count(self):
        return sum(option.is_chosen for option in self.options)


class FilterForm:
    """`counts` are those of the facets, or None on a page that doesn't count."""

    def __init__(self, filters, edition, counts=None):
        self.filters, self.edition, self.counts = filters, edition, counts

    @property
    def radii(self):
        return [Option("straal", km, f"{km} km", km == self.filters.radius) for km in RADII]

    @property
    def days(self):
        """The days of the week itself; another one asked for by its address stays a choice."""
        days = [*(self.edition.days if self.edition else [])]
        days += [day for day in self.filters.days if day not in days]
        return [self._day(day) for day in days]

    def _day(self, day):
        value, spoken = day.isoformat(), date_format(day, "l j F")
        count = self._count("dag", value)
        return Option(
            "dag", value, date_format(day, "D j"), day in self.filters.days, count, spoken
        )

    @property
    def dayparts(self):
        chosen = self.filters.dayparts
        return [
            Option("dagdeel", value, label, value in chosen, self._count("dagdeel", value))
            for value, label in Moment.Daypart.choices
        ]

    @property
    def yes(self):
        chosen = {name for name, _, _ in self.filters.yes}
        return [
            Option(name, "1", first_up(words), name in chosen) for name, _, words in YES_FILTERS
        ]

    @property
    def groups(self):
        return [
            self._labels("thema", "Thema"),
            self._provinces(),
            self._labels("doelgroep", "Voor wie"),
            self._labels("taal", "Taal"),
            self._labels("branche", "Branche"),
            self._openness(),
        ]

    def _labels(self, name, label):
        chosen = self.filters.labels[name]
        options = [
            Option(name, slug, one.name, slug in chosen, self._count(name, one.pk))
            for slug, one in self.filters.choices[name].items()
        ]
        return Group(name, label, options)

    def _provinces(self):
        chosen = self.filters.provinces
        name = "provincie"
        options = [
            Option(name, one.slug, one.name, one.slug in chosen, self._count(name, one.name))
            for one in PROVINCES
        ]
        return Group(name, "Provincie", options)

    def _openness(self):
        chosen = self.filters.openness
        options = [
            Option("openheid", value, first_up(words), value in chosen)
            for value, words in OPENNESS.items()
        ]
        return Group("openheid", "Wie kan erbij?", options)

    def _count(self, name, key):
        if self.counts is None or name not in self.counts:
            return None
        return self.counts[name].get(str(key), 0)

    @property
    def folded_count(self):
        """How many choices are in force that the folded part of the form holds."""
        chosen = [*self.dayparts, *self.yes]
        return sum(one.is_chosen for one in chosen) + sum(one.chosen_count for one in self.groups)

    @property
    def carried(self):
        params = self.filters.params
        return [(name, value) for name in CARRIED for value in params.getlist(name) if value]

    @property
    def orders(self):
        """Other orders, where words or a place give a choice; each a link."""
        possible = {"passend": self.filters.words, "tijd": True, "afstand": self.filters.place}
        names = [name for name, is_possible in possible.items() if is_possible]
        if len(names) == 1:
            return []
        return [
            {
                "label": ORDER_WORDS[name],
                "url": self.filters.with_value("sorteer", name),
                "is_current": name == self.filters.order,
            }
            for name in names
        ]


def first_up(words):
    return words[:1].upper() + words[1:]
