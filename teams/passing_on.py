"""What a team sends along to make somebody else begin: an address, and words around it.

The link is the team's, the same for all its people: whoever starts by it names the team, and we
needn't know who of them shared it.
"""

from django.conf import settings
from django.urls import reverse

from verbinding.lib.sharelinks import Link, links_to_friends


def start_address(team) -> str:
    return settings.SITE_URL + reverse("teams:start_too", args=[team.slug])


def invitation_links(team, edition) -> list[Link]:
    page = start_address(team)
    name = " ".join(team.name.split())
    week = edition.title if edition else settings.SITE_NAME
    words = f"Wij doen met {name} mee aan de {week}. Start jij ook een team? {page}"
    return links_to_friends(page, words, f"Start je ook een team? {name} ging je voor")
