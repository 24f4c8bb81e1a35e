"""Puts an activity on the map: what everyone may know apart from what only guests may."""

from activities.models import Activity, PrivateLocation
from verbinding.lib.places import find_places, neighbourhood, web_mercator


def place_on_map(activity, place, *, address="") -> None:
    """Sets the public place fields; `place` is a gazetteer Place, or None when there is none.

    The public point is the centre of the postcode or place, never the front door.
    """
    is_online = activity.is_online
    activity.place_label = "Online" if is_online else public_label(activity, place, address)
    activity.place_name = place.name if place and not is_online else ""
    for name in ("municipality_code", "municipality", "province"):
        setattr(activity, name, getattr(place, name) if place and not is_online else "")
    if place is None or is_online:
        activity.lat = activity.lon = activity.mx = activity.my = None
    else:
        activity.lat, activity.lon = place.lat, place.lon
        activity.mx, activity.my = web_mercator(place.lat, place.lon)


def public_label(activity, place, address):
    if place is None:
        return ""
    area = (neighbourhood(place.pc4) if place.pc4 else "") or place.name
    if activity.hides_address:
        return area
    if activity.place_kind == Activity.PlaceKind.TO_FOLLOW:
        return f"{area} (locatie volgt)"
    return f"{address}, {place.name}" if address else area


def keep_location(activity, place, cleaned):
    """Writes the exact place to the row that no public list reads."""
    return PrivateLocation.objects.update_or_create(
        activity=activity,
        defaults={
            "place_query": unmistakable(cleaned.get("place_query") or "", place),
            "address": cleaned.get("address") or "",
            "online_url": cleaned.get("online_url") or "",
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
        },
    )


def unmistakable(query, place):
    """What was typed; or the choice among several, lest the form asks again at each change."""
    return query if place is None or find_places(query) == [place] else place.label
