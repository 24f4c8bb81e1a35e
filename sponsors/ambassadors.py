"""How an ambassador comes onto the site, and is off it in one step."""

from django.db import transaction
from django.utils import timezone

from sponsors import mails
from sponsors.models import Ambassador
from teams.outreach import on_leaving
from verbinding.lib.pagecache import raise_revision


def propose(form, row) -> Ambassador:
    """Stores what a lead filled in about somebody who takes part, and tells the organiser.

    One row of outreach makes one ambassador, however often the form is sent. Whatever changed, the
    organiser looks again before it stands on the site.
    """
    facts = {
        **{name: form.cleaned_data[name] for name in form.Meta.fields if name != "activities"},
        "edition": row.edition,
        "kind": row.kind,
        "team": row.team,
        "is_shown": False,
        "withdrawn_at": None,
    }
    with transaction.atomic():
        ambassador, _ = Ambassador.objects.update_or_create(outreach=row, defaults=facts)
        ambassador.activities.set(form.cleaned_data["activities"])
        mails.ambassador_proposed(ambassador, row.edition)
        raise_revision()
    return ambassador


def show(ambassadors) -> int:
    with transaction.atomic():
        shown = ambassadors.ready().update(is_shown=True)
        raise_revision()
    return shown


def withdraw(ambassadors) -> int:
    """Off every page at once; coming back takes a new yes."""
    with transaction.atomic():
        gone = ambassadors.update(is_shown=False, withdrawn_at=timezone.now())
        raise_revision()
    return gone


@on_leaving
def withdraw_with_outreach(row):
    """Who takes part no more is named no more."""
    withdraw(Ambassador.objects.of_outreach(row))
