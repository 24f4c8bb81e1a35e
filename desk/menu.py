"""The menu of the desk: its rooms under a few headings, each person only where they may come."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from desk.rooms import ROOMS


@dataclass(frozen=True)
class AdminList:
    """A list of the admin that stands among the rooms."""

    label: str
    url_name: str
    query: str
    may: Callable


REPORTS = AdminList(
    "Meldingen",
    "admin:desk_report_changelist",
    "?stand=open",
    lambda user: user.has_perm("desk.view_report"),
)
NAMED = {room.name: room for room in ROOMS if room.label}
# What stands under no heading is open to the eye on every page.
GROUPS = (
    ("", ("queue",)),
    ("Inzendingen", ("queue_unchecked", REPORTS, "entered", "senders")),
    ("Schrijven", ("mailings", "announcements", "texts", "letters")),
    (
        "Regelen",
        ("export_page", "import_page", "new_edition", "colleagues", "logbook", "failed_mail"),
    ),
)


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    # What aria-current says: "page", "true" for a page below this one, or nothing.
    current: str = ""


@dataclass(frozen=True)
class Group:
    heading: str
    links: list[Link]

    @property
    def is_current(self):
        return any(link.current for link in self.links)

    @property
    def folds(self):
        """One link needs no heading to be found under."""
        return bool(self.heading) and len(self.links) > 1


def menu_for(user, path: str = "") -> list[Group]:
    """The groups in which this person may go somewhere; `path` is where they are."""
    groups = [
        (heading, [place for place in map(place_of, places) if place.may(user)])
        for heading, places in GROUPS
    ]
    here = innermost([place for _, places in groups for place in places], path)
    return [
        Group(heading, [link_to(place, path if place is here else "") for place in places])
        for heading, places in groups
        if places
    ]


def place_of(name):
    return NAMED[name] if isinstance(name, str) else name


def innermost(places, path):
    """The place with the longest address that the path begins with."""
    around = [place for place in places if path.startswith(reverse(place.url_name))]
    return max(around, key=lambda place: len(reverse(place.url_name)), default=None)


def link_to(place, path):
    url = reverse(place.url_name)
    current = ("page" if path == url else "true") if path else ""
    return Link(place.label, url + getattr(place, "query", ""), current)
