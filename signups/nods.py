""" "Ik kom" without data: one more in the count, remembered by the browser alone.

A cookie holds the moments, by their public key, and the token that undoes each. The token comes
from the form, so a double click counts once.
"""

from django.db import transaction
from django.db.models import F

from signups.models import Nod, Tally
from verbinding.lib.browsernotes import BrowserNotes
from verbinding.lib.pagecache import renew_page

NOTES = BrowserNotes("NOD_COOKIE_NAME", salt="signups.nods")


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
