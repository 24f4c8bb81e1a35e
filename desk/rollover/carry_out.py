"""Doing what the dry run showed: all of it in one transaction, or nothing.

Only the letters follow by themselves (teams/returning.py): their rows are part of the transaction.
"""

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db import transaction

from desk.models import Rollover
from desk.rollover.closing import close
from desk.rollover.plan import Plan
from sponsors.models import Sponsorship
from teams.returning import ask
from verbinding.lib.pagecache import raise_revision


@transaction.atomic
def carry_out(plan: Plan, by) -> Rollover:
    """Raises IntegrityError when a rival was first: then nothing of this happened."""
    edition = plan.edition
    edition.save(force_insert=not plan.takes_over, force_update=plan.takes_over)
    rollover = Rollover.objects.create(
        edition=edition, source=plan.source, report=plan.report(), by=by
    )
    Sponsorship.objects.bulk_create(copy_to(edition, one) for one in plan.sponsorships)
    if plan.teams:
        ask(plan.teams.asked, edition)
    if plan.closing:
        close(plan.closing, by)
    note_in_log(edition, by, is_new=not plan.takes_over)
    raise_revision()
    return rollover


def copy_to(edition, sponsorship):
    """Not on the site: whether they carry the new week too is for them to say."""
    return Sponsorship(
        sponsor_id=sponsorship.sponsor_id,
        edition=edition,
        kind=sponsorship.kind,
        text=sponsorship.text,
        order=sponsorship.order,
        is_shown=False,
    )


def note_in_log(edition, by, *, is_new):
    LogEntry.objects.log_actions(
        by.pk,
        [edition],
        ADDITION if is_new else CHANGE,
        change_message="Gemaakt met “Nieuwe editie”.",
        single_object=True,
    )
