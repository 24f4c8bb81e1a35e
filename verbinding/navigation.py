"""The menu, announcements, the current edition and the site's name: what every page's frame shows.

This is the only context processor of our own. It reads neither user nor session, and queries
nothing before a template uses the edition or the announcements: the pages for errors never do.
"""

from functools import lru_cache

from django.conf import settings
from django.urls import Resolver404, get_urlconf, resolve
from django.utils.functional import SimpleLazyObject

from editions.announcing import announcements_for
from editions.models import Edition

MAIN = (
    ("Activiteiten", "/activiteiten/"),
    ("Teams", "/teams/"),
    ("Ideeën", "/ideeen/"),
    ("Sponsors", "/sponsors/"),
    ("Over", "/over/"),
)
INFO = (
    ("Over de week", "/over/"),
    ("Spelregels", "/spelregels/"),
    ("Edities", "/edities/"),
    ("Kettingreactie", "/kettingreactie/"),
    ("Branches", "/branches/"),
    ("Promotie", "/promotie/"),
    ("Pers", "/pers/"),
    ("Contact", "/contact/"),
    ("Privacy", "/privacy/"),
    ("Toegankelijkheid", "/toegankelijkheid/"),
    ("Colofon", "/colofon/"),
    ("English", "/english/"),
)
MINE = ("Mijn", "/mijn/")
ACTION = ("Organiseer iets", "/activiteiten/nieuw/")


def navigation(request):
    """The addresses are fixed (they stand on posters); a room that isn't built yet is left out."""
    return {
        "SITE_NAME": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "edition": SimpleLazyObject(Edition.objects.current),
        "announcements": SimpleLazyObject(lambda: announcements_for(request.path)),
        "has_session": settings.SESSION_COOKIE_NAME in request.COOKIES,
        "nav": {
            "main": menu(MAIN, request.path),
            "info": menu(INFO, request.path),
            "mine": entry(*MINE, request.path),
            "action": entry(*ACTION, request.path),
        },
    }


def menu(entries, path):
    return [
        entry(label, url, path)
        for label, url in present(entries, get_urlconf() or settings.ROOT_URLCONF)
    ]


@lru_cache
def present(entries, urlconf):
    return tuple((label, url) for label, url in entries if answers(url, urlconf))


def answers(url, urlconf):
    try:
        resolve(url, urlconf)
    except Resolver404:
        return False
    return True


def entry(label, url, path):
    """`current` is what aria-current says: this page itself, or the part of the site it is in."""
    return {
        "label": label,
        "url": url,
        "is_current": path.startswith(url),
        "current": "page" if path == url else "true",
    }
