""" "Ik kom" without data: one more in the count, remembered by the browser alone.

A signed cookie holds the moments and what undoes each. It begins when the button is pressed, never
by reading. The token comes from the form, so a double click counts once.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import F

from signups.models import Nod, Tally
from verbinding.lib.pagecache import renew_page

SALT = "signups.nods"
KEPT = timedelta(days=60)
# A cookie holds four kilobytes; who comes to more than this forgets the first.
MOST = 40


def nods_in(request) -> dict[str, str]:
    """Of each moment (its public key) the token; empty for a cookie that isn't ours."""
    try:
        held = signing.loads(request.COOKIES.get(settings.NOD_COOKIE_NAME, ""), salt=SALT)
    except signing.BadSignature:
        return {}
    return held if isinstance(held, dict) else {}


def keep_nods(response, nods) -> None:
    if not nods:
        response.delete_cookie(settings.NOD_COOKIE_NAME, samesite="Lax")
        return
    response.set_cookie(
        settings.NOD_COOKIE_NAME,
        signing.dumps(dict(list(nods.items())[-MOST:]), salt=SALT),
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


@transaction.atomic
def nod(moment, token) -> None:
    """One more comes; the same token again changes nothing."""
    _, is_new = Nod.objects.get_or_create(token=token, defaults={"moment": moment})
    if is_new:
        count(moment, 1)


@transaction.atomic
def undo(moment, token) -> None:
    """One less; undone twice it is undone once."""
    deleted, _ = Nod.objects.filter(token=token, moment=moment).delete()
    if deleted:
        count(moment, -1)


def count(moment, difference):
    Tally.objects.bulk_create([Tally(moment=moment)], ignore_conflicts=True)
    Tally.objects.filter(pk=moment.pk).update(nods=F("nods") + difference)
    renew_page(moment.activity.get_absolute_url())
