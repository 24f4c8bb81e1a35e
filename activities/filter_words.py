"""What the filters say to a visitor: the sentence above the list, and the choices to make."""

from django.utils.formats import date_format

from activities.filters import RADII, YES_FILTERS
from activities.models import Moment
from editions.models import Audience, Branch, Theme
from verbinding.lib.places import PROVINCES


def sentence(filters, count):
    """ "12 activiteiten binnen 10 km van Maarssen, op zaterdag 14 december": all in force."""
    noun = "activiteit" if count == 1 else "activiteiten"
    return f"{count or 'Geen'} {noun}{scope(filters)}"


def scope(filters):
    """The sentence after its noun, for what carries no count, such as a calendar's name."""
    start = ""
    if filters.words:
        start += f" met “{filters.words}”"
    if filters.place:
        start += f" binnen {filters.radius} km van {filters.place.label}"
    parts = [
        " of ".join(f"op {date_format(day, 'l j F')}" for day in filters.days),
        " of ".join(f"in de {label.lower()}" for label in filters.dayparts.values()),
        " of ".join(f"in {name}" for name in filters.provinces.values()),
        " of ".join(f"in de gemeente {one.name}" for one in filters.municipalities.values()),
        *(" of ".join(map(str, found.values())) for found in filters.labels.values()),
        *(words for _, _, words in filters.yes),
    ]
    return ", ".join([start, *filter(None, parts)])


def selects(filters, edition):
    """The drop-downs of the filter form, each with its options and what is chosen."""
    days = [(day.isoformat(), date_format(day, "l j F")) for day in edition.days] if edition else []
    provinces = [(one.slug, one.name) for one in PROVINCES]
    chosen_days = {day.isoformat() for day in filters.days}
    labels = filters.labels
    return [
        select("dag", "Dag", "Alle dagen", days, chosen_days),
        select("dagdeel", "Dagdeel", "De hele dag", Moment.Daypart.choices, filters.dayparts),
        select("provincie", "Provincie", "Heel Nederland", provinces, filters.provinces),
        select("thema", "Thema", "Alle thema’s", named(Theme), labels["thema"]),
        select(
            "doelgroep",
            "Voor wie",
            "Voor wie dan ook",
            named(Audience),
            filters.labels["doelgroep"],
        ),
        select("branche", "Branche", "Alle branches", named(Branch), labels["branche"]),
    ]


def named(model):
    return list(model.objects.values_list("slug", "name"))


def select(name, label, empty, pairs, chosen):
    options = [
        {"value": value, "label": words, "is_chosen": value in chosen} for value, words in pairs
    ]
    return {"name": name, "label": label, "empty": empty, "options": options}


def yes_options(filters):
    chosen = {name for name, _, _ in filters.yes}
    return [
        {"name": name, "label": words.capitalize(), "is_chosen": name in chosen}
        for name, _, words in YES_FILTERS
    ]


def radius_options(filters):
    return [{"value": km, "is_chosen": km == filters.radius} for km in RADII]


def place_answers(filters):
    """Links that settle which place is meant."""
    return [
        {"label": place.label, "url": filters.with_value("plaats", place.label)}
        for place in (filters.asks or filters.suggestions)
    ]
