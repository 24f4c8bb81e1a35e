"""Moments as a calendar (RFC 5545), for one activity or for a whole list.

No METHOD: it would make an ORGANIZER obligatory (RFC 5546), and no name or address of a person
leaves the site in a file.
"""

from datetime import datetime, timedelta
from functools import cache

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from activities.models.moment import AMSTERDAM
from activities.public_facts import (
    is_off,
    one_line,
    page_of,
    place_of,
    point_of,
    span_of,
    title_of,
    updated_at,
)

REFRESH = timedelta(hours=4)
MAKER = "-//Week van de Verbinding//Activiteiten//NL"


def calendar_of(moments, *, name, url, is_busy=False) -> bytes:
    """`moments` carry their activity; with `is_busy` they block the time of who takes them over."""
    calendar = Calendar()
    for key, value in (
        ("prodid", MAKER),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("name", one_line(name)),
        ("x-wr-calname", one_line(name)),
        ("x-wr-timezone", AMSTERDAM.key),
        ("url", url),
        ("x-published-ttl", "PT4H"),
    ):
        calendar.add(key, value)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add_component(amsterdam())
    for moment in moments:
        calendar.add_component(event_of(moment, is_busy=is_busy))
    return calendar.to_ical()


def event_of(moment, *, is_busy):
    activity, event = moment.activity, Event()
    event.add("uid", str(moment.uuid))
    event.add("sequence", moment.sequence)
    event.add("dtstamp", updated_at(activity))
    event.add("last-modified", updated_at(activity))
    add_times(event, moment)
    event.add("status", "CANCELLED" if is_off(moment) else "CONFIRMED")
    event.add("summary", title_of(activity))
    event.add("description", f"{one_line(activity.lead)}\n\n{page_of(activity)}")
    event.add("location", place_of(activity))
    event.add("url", page_of(activity))
    event.add("transp", "OPAQUE" if is_busy and not is_off(moment) else "TRANSPARENT")
    if point := point_of(activity):
        event.add("geo", point)
    if activity.theme:
        event.add("categories", [activity.theme.name])
    return event


def add_times(event, moment):
    starts, ends = span_of(moment)
    event.add("dtstart", starts)
    event.add("dtend", ends)


@cache
def amsterdam():
    """The rule of the European Union; the years before 1996 hold no moments of ours."""
    zone = Timezone()
    zone.add("tzid", AMSTERDAM.key)
    for part, name, month, hour, before, after in (
        (TimezoneDaylight(), "CEST", 3, 2, 1, 2),
        (TimezoneStandard(), "CET", 10, 3, 2, 1),
    ):
        part.add("tzname", name)
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, hour))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone
