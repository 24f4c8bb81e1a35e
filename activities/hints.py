"""Friendly hints about what somebody wrote: they help it along, and never stop anything.

They stand in the preview, beside the fields of a form that is shown again or opened to change, and
on the page after sending. Not between the button and the sending: most texts are fine, a newcomer
reads a form that comes back as a refusal, and a moderator sees the same signs.
"""

import re

from activities.models import Activity
from verbinding.lib.markdown import plain_text
from verbinding.lib.places import normalise
from verbinding.lib.risks import is_shouting, reaches_out

FEW_WORDS = 12
# As much of the description as a card shows when there is no summary.
CARD_LENGTH = 160
WAYS_TO_REACH = ("een link", "een e-mailadres", "een telefoonnummer")
WHEN = re.compile(
    r"\b(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|\d{1,2} ?dec(?:ember)?|\d{1,2}-\d{1,2}"
    r"|\d{1,2}[.:]\d{2}|\d{1,2} uur)\b",
    re.IGNORECASE,
)


def hints_for(activity) -> dict[str, str]:
    """The one thing to say about each text, by the name of its field; the gravest first."""
    found = {
        "title": _reach(activity.title) or _shout(activity.title) or _title(activity),
        "description": _reach(activity.description)
        or _shout(plain_text(activity.description, 500))
        or _length(activity.description),
        "coming": _uncounted(activity),
        "summary": _reach(activity.summary) or _shout(activity.summary) or _summary(activity),
    }
    return {name: words for name, words in found.items() if words}


def listed(hints) -> list[tuple[str, str]]:
    """(name of the field in Dutch, hint): where they don't stand beside their fields."""
    label = Activity._meta.get_field
    return [(str(label(name).verbose_name).capitalize(), words) for name, words in hints.items()]


def _reach(text):
    ways = [way for way, hit in zip(WAYS_TO_REACH, reaches_out(text), strict=True) if hit]
    if not ways:
        return ""
    return (
        f"Hier staat {' en '.join(ways)} in. Zet dat liever bij “Kosten, website en contact”: "
        "daar kies je zelf wat bezoekers zien."
    )


def _shout(text):
    if not is_shouting(text):
        return ""
    calm = plain_text(text, 80).capitalize()
    return f"HOOFDLETTERS lezen als schreeuwen. Rustiger: “{calm}”."


def _title(activity):
    title, place = normalise(activity.title), normalise(activity.place_name)
    if title and " " not in title:
        return "Zeg er iets bij: wat ga je doen, en met wie? Zoals “Soep eten met de straat”."
    if WHEN.search(activity.title):
        return "De dag en de tijd staan er vanzelf bij. In de titel hoeven ze niet."
    if place and f" {place} " in f" {title} ":
        return f"{activity.place_name} staat er vanzelf bij. In de titel hoeft het niet."
    return ""


def _length(description):
    if not 0 < len(description.split()) < FEW_WORDS:
        return ""
    return "Vertel nog wat meer: voor wie is het, hoe gaat het, en wat neem je mee?"


def _uncounted(activity):
    """Somebody filled in places where nobody signs up, so nobody would be stopped."""
    is_counted = activity.coming in {activity.Coming.SIGN_UP, activity.Coming.FULL}
    if is_counted or not (activity.pk and activity.moments.limited().exists()):
        return ""
    return (
        "Je vulde bij een moment een aantal plaatsen in. Dat telt alleen als mensen zich aanmelden."
    )


def _summary(activity):
    is_needed = not activity.summary and len(activity.description) > CARD_LENGTH
    return "Schrijf één zin voor in de lijst. Nu staat daar het begin van je tekst." * is_needed
