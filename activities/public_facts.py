"""What may be told of an activity to anyone: the source of calendars, feeds, files and pictures.

Nothing here reads the private location, and the point is the postcode's centre, so no output can
tell more than the page does.
"""

import re
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format

from activities.models import Activity
from activities.models.moment import AMSTERDAM

# Characters that XML and calendars can't hold, and those that turn the direction of text around.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def one_line(text):
    return " ".join(UNPRINTABLE.sub("", text).split())


def page_of(activity):
    return settings.SITE_URL + activity.get_absolute_url()


def picture_of(activity):
    return settings.SITE_URL + reverse("activities:picture", args=[activity.slug])


def title_of(activity):
    title = one_line(activity.title)
    return f"Gaat niet door: {title}" if activity.is_cancelled else title


def place_of(activity):
    """The public label; for a hidden address that is the neighbourhood."""
    return "Online" if activity.is_online else one_line(activity.place_label) or "Locatie volgt"


def street_of(activity):
    """Street and number as everyone may know them, else empty."""
    if activity.hides_address or activity.place_kind != Activity.PlaceKind.ADDRESS:
        return ""
    street, comma, place = activity.place_label.rpartition(", ")
    return one_line(street) if comma and place == activity.place_name else ""


def locality_of(activity):
    return "" if activity.is_online else activity.place_name or activity.municipality


def point_of(activity):
    has_point = activity.lat is not None and activity.lon is not None and not activity.is_online
    return (activity.lat, activity.lon) if has_point else None


def updated_at(activity):
    return max(activity.changed_at, activity.published_at)


def is_off(moment):
    return moment.is_cancelled or moment.activity.is_cancelled


def days_of(moment):
    """The first and the last day of what lasts all day; an end at midnight begins no other day."""
    last = moment.ends_at - timedelta(seconds=1)
    return [at.astimezone(AMSTERDAM).date() for at in (moment.starts_at, last)]


def span_of(moment):
    """Start and end: days (the end is the first day after) or times on a clock in Amsterdam."""
    if moment.is_all_day:
        first, last = days_of(moment)
        return first, last + timedelta(days=1)
    return moment.starts_at.astimezone(AMSTERDAM), moment.ends_at.astimezone(AMSTERDAM)


def when_of(moment):
    """ "maandag 14 december, 14.00 – 16.00 uur" on a clock in Amsterdam."""
    day = date_format(moment.local_date, "l j F")
    if moment.is_all_day:
        return f"{day}, de hele dag"
    starts, ends = span_of(moment)
    return f"{day}, {starts:%H.%M} – {ends:%H.%M} uur"
