"""The pins of a piece of the map for a program that draws them: GeoJSON, kept small."""

from activities.map import degrees, fitting_zoom, kept_pins, pixels, singles_of
from activities.public_facts import title_of, when_of

# As wide as a pin is drawn (static/css/components/map.css), so that none covers another.
PIN_PIXELS = 44


def collection_of(listed, filters, box, zoom):
    box = box.clipped()
    zoom = fitting_zoom(box, zoom)
    pins = kept_pins(listed, filters, box.snapped(zoom), zoom, pixels(PIN_PIXELS, zoom))
    singles = singles_of(pins)
    return {
        "type": "FeatureCollection",
        "features": [feature_of(pin, singles.get(pin.pk)) for pin in pins],
    }


def feature_of(pin, activity):
    properties = facts_of(activity) if pin.count == 1 else cluster_of(pin)
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": point_of(pin)},
        "properties": properties,
    }


def point_of(pin):
    """Three decimals, 100 metres, are enough for the middle of many."""
    lat, lon = degrees(pin.mx, pin.my)
    decimals = 4 if pin.is_one_spot else 3
    return [round(lon, decimals), round(lat, decimals)]


def cluster_of(pin):
    return {"count": pin.count} | ({"spot": 1} if pin.is_one_spot else {})


def facts_of(activity):
    moment = activity.next_moment
    return {
        "title": title_of(activity),
        "url": activity.get_absolute_url(),
        "when": when_of(moment) if moment else "Dag en tijd volgen",
    }
