"""How an ambassador comes onto the site, and is off it in one step."""

from django.db import transaction
from django.utils import timezone

from accounts.permissions import can_moderate, may_moderate
from sponsors import mails
from sponsors.models import Ambassador
from teams.outreach import on_leaving
from verbinding.lib.log import note as note_in_log
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.workflow import TOO_LATE, Step, StepRefused, plain_note


def propose(form, row, *, by) -> Ambassador:
    """Stores what a lead filled in about somebody who takes part, and tells the organiser.

    One row of outreach makes one ambassador, however often the form is sent. Whatever changed, a
    moderator looks again before it stands on the site.
    """
    facts = {
        **{name: form.cleaned_data[name] for name in form.Meta.fields if name != "activities"},
        "edition": row.edition,
        "kind": row.kind,
        "team": row.team,
        "proposed_by": by,
        "proposed_at": timezone.now(),
        "is_shown": False,
        "withdrawn_at": None,
        "decided_at": None,
        "decided_by": None,
        "note": "",
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


# --- A moderator's look -------------------------------------------------------------------------


# Where a row stands follows from several columns, so these have no sources and no target.
STEPS = {
    "accept": Step("Op de site zetten", frozenset(), "", can_moderate),
    "refuse": Step(
        "Niet op de site zetten", frozenset(), "", can_moderate, needs_note=True, is_grave=True
    ),
}


def open_steps(ambassador, user) -> dict[str, Step]:
    """Who took a name back, or never agreed, must say yes anew: nobody decides on that here."""
    if not may_moderate(user) or ambassador.withdrawn_at or ambassador.agreed_on is None:
        return {}
    if ambassador.is_shown:
        return {"refuse": STEPS["refuse"]}
    return STEPS if ambassador.is_waiting else {"accept": STEPS["accept"]}


def take_step(ambassador, name, *, by, note="") -> None:
    """Raises StepRefused when it can't be done, or when somebody else was first."""
    step, note = open_steps(ambassador, by).get(name), plain_note(note)
    if step is None:
        raise StepRefused("Deze stap kun je hier nu niet doen.")
    if step.needs_note and not note:
        raise StepRefused("Schrijf er een paar woorden bij.")
    decision = {"decided_at": timezone.now(), "decided_by": by, "note": note}
    decision["is_shown"] = name == "accept"
    with transaction.atomic():
        if not Ambassador.objects.unchanged(ambassador).update(**decision):
            raise StepRefused(TOO_LATE)
        for field, value in decision.items():
            setattr(ambassador, field, value)
        note_in_log(by, ambassador, f"{step.label}.")
        raise_revision()
        mails.ambassador_decided(ambassador)
