"""What a row would change of an activity that exists: by meaning, not by how it is written."""

from copy import copy

from activities.models import PrivateLocation
from activities.past import LABELS, PastActivity
from activities.placing import place_on_map, unmistakable
from desk.transfer.entries.activities import CHOSEN, FACTS, PLACE, TEXTS
from desk.transfer.reading import same_text
from desk.transfer.resources.activities import standing

TIMES = ("day", "starts", "ends", "more_moments")
WHERE = (*PLACE, "address_visibility", "openness")
PLACE_COLUMNS = (
    *("place_kind", "address_visibility", "openness", "coming"),
    *("place_label", "place_name", "municipality_code", "municipality", "province"),
    *("lat", "lon", "mx", "my"),
)
# Of these follows where the point lies; a postcode that was typed before may put it closer.
TOLD_OF_PLACE = PLACE_COLUMNS[:7]


def new_activity(form, moments) -> PastActivity:
    """As the form has it, put on the map; not stored yet."""
    cleaned, activity = form.cleaned_data, form.instance
    activity.edition, activity.team = cleaned["edition"], cleaned["team"]
    place_on_map(activity, form.place, address=cleaned["address"])
    labels = {name: cleaned[name] for name in LABELS}
    return PastActivity(activity, location_of(form), moments, labels)


def changed_activity(entry, form, moments) -> tuple[PastActivity, set[str]]:
    """What to write, and the columns that say so."""
    cleaned, before = form.cleaned_data, entry.existing
    activity = copy(before)
    thing = PastActivity(activity, moments=moments)
    written, changed, parts = [], set(), set()
    for name in entry.touched & {*TEXTS, *FACTS, *CHOSEN}:
        if not is_same(getattr(before, name), cleaned[name]):
            setattr(activity, name, cleaned[name])
            written.append(name)
            changed.add(name)
    for name in entry.touched & set(LABELS):
        if {row.pk for row in getattr(before, name).all()} != {row.pk for row in cleaned[name]}:
            thing.labels[name] = cleaned[name]
            changed.add(name)
            parts.add(name)
    if entry.touched & set(TIMES) and spans(moments) != spans(standing(before)):
        changed |= entry.touched & set(TIMES)
        parts.add("moments")
    if entry.touched & set(WHERE) and has_moved(activity, before, form, entry.touched):
        thing.location = location_of(form, before)
        changed |= entry.touched & set(WHERE)
        written += PLACE_COLUMNS
        parts.add("location")
    thing.columns, thing.parts = written, parts
    return thing, changed


def is_same(one, other):
    return same_text(one, other) if isinstance(one, str) else one == other


def spans(moments):
    return [(one.starts_at, one.ends_at, one.is_all_day) for one in moments]


def has_moved(activity, before, form, touched):
    """Puts `activity` where the form says; False when that is where it was."""
    cleaned = form.cleaned_data
    for name in ("place_kind", "address_visibility", "openness"):
        setattr(activity, name, cleaned[name])
    if not activity.is_for_everyone:
        activity.coming = activity.Coming.JUST_COME
    place_on_map(activity, form.place, address=cleaned["address"])
    is_elsewhere = any(getattr(activity, n) != getattr(before, n) for n in TOLD_OF_PLACE)
    return is_elsewhere or ("address" in touched and before.hides_address)


def location_of(form, before=None) -> PrivateLocation:
    """The exact place. A hidden address that isn't in the list stays as it was."""
    cleaned, place = form.cleaned_data, form.place
    kept = before.exact_location() if before else None
    location = copy(kept) if kept else PrivateLocation()
    location.place_query = unmistakable(cleaned["place_query"] or "", place)
    location.lat, location.lon = (place.lat, place.lon) if place else (None, None)
    if cleaned["address"] or not (before and before.hides_address):
        location.address = cleaned["address"]
    return location
