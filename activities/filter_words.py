"""What the filters say to a visitor: the sentence above the list, and the places to choose from."""

from django.utils.formats import date_format

# What stands before the names of a label, as one reads the sentence aloud.
BEFORE = {
    "thema": "met als thema",
    "doelgroep": "voor",
    "branche": "in de branche",
    "taal": "met als taal",
    "team": "van",
}


# What reads otherwise in a sentence than on a button.
IN_A_SENTENCE = {"alleen-welkom": "waar je ook alleen welkom bent"}


def sentence(filters, count):
    """ "12 activiteiten binnen 10 km van Maarssen, op zaterdag 14 december": all in force."""
    noun = "activiteit" if count == 1 else "activiteiten"
    return f"{grouped(count) if count else 'Geen'} {noun}{scope(filters)}"


def grouped(number):
    """With a point between the thousands, as Dutch has it."""
    return f"{number:,}".replace(",", ".")


def scope(filters):
    """The sentence after its noun, for what carries no count, such as a calendar's name."""
    start = f" met “{filters.words}”" if filters.words else ""
    if filters.place:
        start += f" binnen {filters.radius} km van {filters.place.label}"
    elif filters.place_text:
        # Asked for, but not a place that we know yet: nobody should take it for near them.
        start += " in heel Nederland"
    labels = filters.labels
    parts = [
        either("op", (date_format(day, "l j F") for day in filters.days)),
        either("in de", (label.lower() for label in filters.dayparts.values())),
        either("in", filters.provinces.values()),
        either("in de gemeente", (one.name for one in filters.municipalities.values())),
        *(either(before, said(name, labels[name])) for name, before in BEFORE.items()),
        " of ".join(filters.openness.values()),
        *(IN_A_SENTENCE.get(name, words) for name, _, words in filters.yes),
    ]
    return ", ".join([start, *filter(None, parts)])


def said(name, labels):
    """Who it is for stands in the middle of a sentence; a theme, branch or team is a name."""
    names = [label.name for label in labels.values()]
    return [one[:1].lower() + one[1:] for one in names] if name == "doelgroep" else names


def either(before, names):
    """ "in de ochtend of avond"; empty when there are no names."""
    joined = " of ".join(names)
    return f"{before} {joined}" if joined else ""


def place_answers(filters):
    """Links that settle which place is meant."""
    return [
        {"label": place.label, "url": filters.with_value("plaats", place.label)}
        for place in (filters.asks or filters.suggestions)
    ]
