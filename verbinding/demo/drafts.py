"""Draws what an example activity tells of itself: its words, its place and its times."""

from datetime import datetime, time, timedelta
from functools import lru_cache

from activities.models import Activity, Moment
from activities.models.moment import AMSTERDAM
from verbinding.demo.dice import dice_for
from verbinding.demo.texts import ActivityText, activity_texts, words
from verbinding.lib.slugs import stem_of

LONGEST_TITLE = 80
# Closed on Saturday, so nothing happens there then.
OPEN_ON_WORKDAYS = {"school", "werkplek", "station"}
# No house number leads there.
OUTDOORS = {"straat", "plein", "park", "bos", "tuin", "dijk", "boerderij", "station", "markt"}
WITH_ACCESSIBLE_TOILET = {"bibliotheek", "museum", "theater", "zorghuis", "werkplek"}
WHERE = {
    "adres": (Activity.PlaceKind.ADDRESS, Activity.AddressVisibility.PUBLIC),
    "buurt": (Activity.PlaceKind.ADDRESS, Activity.AddressVisibility.NEIGHBOURHOOD),
    "volgt": (Activity.PlaceKind.TO_FOLLOW, Activity.AddressVisibility.PUBLIC),
    "online": (Activity.PlaceKind.ONLINE, Activity.AddressVisibility.PUBLIC),
}


def text_for(seed: int, number: int) -> tuple[ActivityText, int]:
    """The text of that number, and how often all texts were used before it."""
    texts = _shuffled(seed)
    times_used, position = divmod(number, len(texts))
    return texts[position], times_used


@lru_cache(maxsize=8)
def _shuffled(seed):
    texts = activity_texts()
    return dice_for(seed, "order").sample(texts, len(texts))


def draw_address(dice, text) -> tuple[str, str]:
    """(name of the venue, address); empty where there is nothing to find on a map."""
    venue = dice.choice(words().venues[text.venue])
    if text.where in {"volgt", "online"}:
        return venue, ""
    street, house_number = dice.choice(words().streets), dice.randint(1, 180)
    if text.venue in OUTDOORS:
        return venue, venue or street
    return venue, f"{venue}, {street} {house_number}" if venue else f"{street} {house_number}"


def draw_title(dice, text, times_used, place, venue) -> str:
    """As it was written the first time; later told apart by town, venue or a twist."""
    if times_used == 0:
        return text.title
    twist = dice.choice(words().twists)
    if place is None:
        tries = [f"{text.title}, {twist}"]
    else:
        town = f"{text.title} in {place.name}"
        at_venue = f"{text.title} bij {venue.split(',')[0]}" if venue else town
        tries = [dice.choice([town, at_venue, f"{town}, {twist}"]), town]
    return next((title for title in tries if len(title) <= LONGEST_TITLE), text.title)


def draw_description(dice, text, times_used) -> str:
    if times_used == 0:
        return text.description.strip()
    return f"{text.description.strip()}\n\n{dice.choice(words().closings)}"


def draw_moments(dice, text, days) -> list[Moment]:
    """Unsaved, one a day, in order."""
    if text.venue in OPEN_ON_WORKDAYS:
        days = [day for day in days if day.weekday() < 5] or days
    start = time.fromisoformat(dice.choice(text.starts))
    chosen = sorted(dice.sample(days, min(text.moments, len(days))))
    return [_moment(datetime.combine(day, start, AMSTERDAM), text) for day in chosen]


def move_back(moments, first_day) -> None:
    """The same hours on days from `first_day` on."""
    shift = first_day - moments[0].local_date
    for moment in moments:
        moment.set_times(moment.starts_at + shift, moment.ends_at + shift)


def _moment(starts_at, text):
    moment = Moment(capacity=text.capacity)
    moment.set_times(starts_at, starts_at + timedelta(hours=text.hours))
    return moment


def facts_of(text) -> dict:
    """ "Kan ik alleen komen?" and the cost, as fields of the activity."""
    facts = set(text.facts)
    return {
        "cost": text.cost,
        "cost_note": text.cost_note,
        "welcomes_alone": bool(text.welcomed_by),
        "welcomed_by": text.welcomed_by,
        "access_note": text.welcome,
        "can_call_first": "eerst bellen" in facts,
        "has_quiet_spot": "rustig" in facts,
        "is_step_free": "drempelvrij" in facts,
        "has_toilet": "toilet" in facts,
        "has_accessible_toilet": "toilet" in facts and text.venue in WITH_ACCESSIBLE_TOILET,
    }


def coming_of(text, number) -> dict:
    """How one can come: by name where places or the address ask for it, else a bit of each."""
    coming = Activity.Coming
    if text.openness != Activity.Openness.EVERYONE:
        return {}
    if text.where == "buurt" and number % 30 != 3:
        signed_up = Activity.AddressVisibility.SIGNED_UP
        is_asked = {"address_visibility": signed_up, "approves_signups": number % 2 == 0}
        return {"coming": coming.SIGN_UP, **is_asked}
    if text.capacity or text.where == "online":
        return {"coming": coming.SIGN_UP}
    if number % 15 == 4:
        return {"coming": coming.ELSEWHERE, "signup_link": "https://aanmelden.example.nl/"}
    if number % 15 == 9:
        return {"coming": coming.FULL}
    return {"coming": coming.NOD} if number % 3 else {}


def slug_for(title: str, ending: str) -> str:
    return f"{stem_of(title, otherwise='activiteit')}-{ending}"
