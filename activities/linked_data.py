"""An activity as search engines like to read it (schema.org Event): one event for each moment."""

from activities.public_facts import (
    days_of,
    is_off,
    locality_of,
    one_line,
    page_of,
    picture_of,
    place_of,
    span_of,
    street_of,
)

CONTEXT = "https://schema.org"


def of_activity(activity, moments):
    """None for what isn't open to everybody: engines would send people to a closed door."""
    if not (activity.is_public and activity.is_for_everyone and moments):
        return None
    events = [of_moment(moment) for moment in moments]
    if len(events) == 1:
        return {"@context": CONTEXT, **events[0]}
    return {"@context": CONTEXT, "@graph": events}


def of_moment(moment):
    activity = moment.activity
    starts, ends = times_of(moment)
    online = "Online" if activity.is_online else "Offline"
    return {
        "@type": "Event",
        "@id": f"{page_of(activity)}#{moment.uuid}",
        "name": one_line(activity.title),
        "startDate": starts,
        "endDate": ends,
        "eventStatus": f"{CONTEXT}/Event{'Cancelled' if is_off(moment) else 'Scheduled'}",
        "eventAttendanceMode": f"{CONTEXT}/{online}EventAttendanceMode",
        "location": location_of(activity),
        "description": one_line(activity.lead),
        "image": [picture_of(activity)],
        "url": page_of(activity),
        "isAccessibleForFree": activity.is_free,
        "offers": offer_of(moment),
        "organizer": organizer_of(activity),
    }


def times_of(moment):
    """With their distance to UTC; a whole day is a date."""
    ends = days_of(moment) if moment.is_all_day else span_of(moment)
    return [end.isoformat() for end in ends]


def location_of(activity):
    if activity.is_online:
        # The link to take part is for who comes; the page tells how to get it.
        return {"@type": "VirtualLocation", "url": page_of(activity)}
    address = {
        "@type": "PostalAddress",
        "streetAddress": street_of(activity),
        "addressLocality": locality_of(activity),
        "addressRegion": activity.province,
        "addressCountry": "NL",
    }
    return {
        "@type": "Place",
        "name": place_of(activity),
        "address": {key: value for key, value in address.items() if value},
    }


def is_full(moment):
    return moment.activity.is_full or moment.places_left == 0


def offer_of(moment):
    activity = moment.activity
    return {
        "@type": "Offer",
        "price": f"{activity.cost:.2f}",
        "priceCurrency": "EUR",
        "availability": f"{CONTEXT}/{'SoldOut' if is_full(moment) else 'InStock'}",
        "validFrom": activity.published_at.isoformat(timespec="seconds"),
        "url": page_of(activity),
    }


def organizer_of(activity):
    """By the name that stands on the page; whether it is a person's, nobody knows."""
    return {
        "@type": "Organization",
        "name": one_line(activity.shown_name),
        "url": page_of(activity),
    }
