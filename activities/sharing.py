"""Links with which a visitor takes an activity along: into a calendar, to friends, on the way.

They are addresses and nothing more: no other site hears of a visitor who doesn't follow one.
"""

from datetime import UTC

from activities.models.moment import AMSTERDAM
from activities.public_facts import (
    is_off,
    locality_of,
    one_line,
    page_of,
    picture_of,
    place_of,
    span_of,
    street_of,
    title_of,
    when_of,
)
from verbinding.lib.sharelinks import Link, address, links_to_friends

# --- Into a calendar ----------------------------------------------------------------------------


def calendar_links(moments):
    """For each moment still to come: its words, and a link for Google's and Microsoft's."""
    return [
        {"moment": moment, "when": when_of(moment), "links": [google(moment), outlook(moment)]}
        for moment in moments
        if not (is_off(moment) or moment.is_over)
    ]


def google(moment):
    activity = moment.activity
    return Link(
        "Google Agenda",
        address(
            "https://calendar.google.com/calendar/render",
            action="TEMPLATE",
            text=one_line(activity.title),
            dates="/".join(compact(moment)),
            ctz=AMSTERDAM.key,
            details=page_of(activity),
            location=place_of(activity),
        ),
    )


def outlook(moment):
    activity, (starts, ends) = moment.activity, span_of(moment)
    whole_day = {"allday": "true"} if moment.is_all_day else {}
    return Link(
        "Outlook",
        address(
            "https://outlook.live.com/calendar/0/deeplink/compose",
            path="/calendar/action/compose",
            rru="addevent",
            subject=one_line(activity.title),
            startdt=starts.isoformat(),
            enddt=ends.isoformat(),
            body=page_of(activity),
            location=place_of(activity),
            **whole_day,
        ),
    )


def compact(moment):
    if moment.is_all_day:
        return [f"{day:%Y%m%d}" for day in span_of(moment)]
    return [f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" for at in span_of(moment)]


# --- To friends ---------------------------------------------------------------------------------


def share_links(activity, hashtag):
    """Where the site asks for a text, it holds the title, the day, the place and the hashtag."""
    text, subject = words_of(activity, hashtag), f"Ga je mee? {one_line(activity.title)}"
    return links_to_friends(page_of(activity), text, subject, hashtag)


def words_of(activity, hashtag):
    moment = activity.next_moment
    facts = [one_line(activity.title), when_of(moment) if moment else "", place_of(activity)]
    words = ", ".join(filter(None, facts))
    return " ".join(filter(None, [f"Ga je mee? {words}.", page_of(activity), hashtag]))


def hashtag_of(edition):
    return f"#{edition.hashtag.lstrip('#')}" if edition and edition.hashtag else ""


# --- On the way ---------------------------------------------------------------------------------


def route_links(activity):
    """Only where everyone may know the address; there is no way to a neighbourhood."""
    street = street_of(activity)
    if not street:
        return []
    goal = f"{street}, {locality_of(activity)}"
    return [
        Link("OpenStreetMap", address("https://www.openstreetmap.org/search", query=goal)),
        Link(
            "Google Maps",
            address("https://www.google.com/maps/dir/", api="1", destination=goal),
        ),
    ]


# --- The page of an activity --------------------------------------------------------------------


def sharing_of(activity, moments):
    """All of the above for a page; None while the activity is not for everyone's eyes."""
    if not activity.is_public:
        return None
    hashtag = hashtag_of(activity.edition)
    is_on = not activity.is_cancelled
    return {
        "calendar": calendar_links(moments),
        "links": share_links(activity, hashtag) if is_on else [],
        "hashtag": hashtag,
        "routes": route_links(activity) if is_on else [],
        "page": page_of(activity),
        "picture": picture_of(activity),
        "picture_words": f"{title_of(activity)}, {place_of(activity)}",
    }
