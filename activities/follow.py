"""The addresses under which one choice of activities can be followed."""

from urllib.parse import quote

from django.conf import settings
from django.urls import reverse

GOOGLE = "https://calendar.google.com/calendar/r?cid="
OUTLOOK = "https://outlook.live.com/calendar/0/addfromweb"


def ways_to_follow(query, name):
    """Addresses by name; webcal:// makes a phone or computer subscribe instead of download."""
    calendar = address("list_calendar", query)
    webcal = f"webcal://{calendar.partition('://')[2]}"
    return {
        "calendar": calendar,
        "webcal": webcal,
        "google": GOOGLE + quote(webcal, safe=""),
        "outlook": f"{OUTLOOK}?url={quote(calendar, safe='')}&name={quote(name, safe='')}",
        "feed": address("list_feed", query),
        "file": address("list_file", query),
    }


def address(name, query):
    path = reverse(f"activities:{name}")
    return f"{settings.SITE_URL}{path}?{query}" if query else f"{settings.SITE_URL}{path}"
