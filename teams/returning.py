"""Asking the teams of an earlier edition to take part again: each once per edition.

First a row per team, in the transaction of whoever asks; the letters follow in batches, each in
one transaction with the mark that they were written. So none goes twice, and none is forgotten.
"""

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from teams import mails
from teams.models import InspiratieTeam, Membership, ReturnInvitation
from verbinding.lib import tick

JOB = "teams-ask-again"
BATCH = 50


def whom_to_ask(last, edition):
    """Teams online that took part in `last`, are not in yet and were not asked; by name.

    `edition` may be one that isn't stored yet. Each team has its `reachable` memberships.
    """
    teams = InspiratieTeam.objects.published().taking_part_in(last)
    if edition.pk:
        teams = teams.not_taking_part_in(edition).not_asked_for(edition)
    return teams.by_name().prefetch_related(who_reads("memberships"))


def who_reads(lookup):
    """The leads who can have a letter, as `reachable`."""
    people = Membership.objects.leads().of_active_people().with_person()
    return Prefetch(lookup, queryset=people, to_attr="reachable")


def ask(teams, edition) -> None:
    """Call it in a transaction. Raises IntegrityError when a rival asked one of these teams."""
    rows = [ReturnInvitation(team=team, edition=edition) for team in teams]
    ReturnInvitation.objects.bulk_create(rows)
    transaction.on_commit(lambda: tick.wake(JOB))


def mail_all() -> int:
    """Writes the letters that are still to be written; returns how many."""
    written = 0
    while (count := mail_batch()) is not None:
        written += count
    return written


@transaction.atomic
def mail_batch(size: int = BATCH) -> int | None:
    """None when nothing was left. A team that joined meanwhile, or went offline, gets no letter."""
    rows = list(
        ReturnInvitation.objects.next_to_mail(size)
        .with_answer()
        .select_related("team", "edition")
        .prefetch_related(who_reads("team__memberships"))
    )
    if not rows:
        return None
    for row in rows:
        row.mailed_at = timezone.now()
        row.letters = 0 if row.is_answered or not row.team.is_published else mails.asked_again(row)
    ReturnInvitation.objects.bulk_update(rows, ["mailed_at", "letters"])
    return sum(row.letters for row in rows)
