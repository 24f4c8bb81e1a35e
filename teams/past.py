"""Teams of a year that is over, as the organisation writes them down afterwards.

They are online without kartrekkers, take part in the years that are named, and nobody is mailed.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from teams.models import InspiratieTeam, TeamParticipation
from teams.slugs import insert_with_slug
from teams.workflow import WORKFLOW
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.workflow import TOO_LATE, StepRefused


@dataclass
class PastTeam:
    """Of one that exists `columns` names what is written of it; `editions` are added."""

    team: InspiratieTeam
    editions: Collection
    columns: Collection[str] = ()


def enter_past(things: list[PastTeam], *, by) -> None:
    """Each looks for a free address by itself, so this takes some queries for each."""
    if not things:
        return
    with transaction.atomic():
        for thing in things:
            # Nobody is there to answer who would like to join.
            thing.team.entered_by, thing.team.welcomes_people = by, False
            insert_with_slug(thing.team)
        WORKFLOW.take_first_step([thing.team for thing in things], "enter_past", by=by)
        take_part_in(things)
        raise_revision()


def take_part_in(things):
    TeamParticipation.objects.bulk_create(
        [
            TeamParticipation(team=thing.team, edition=edition)
            for thing in things
            for edition in thing.editions
        ],
        ignore_conflicts=True,
    )


def rewrite_past(thing: PastTeam) -> None:
    """Writes what changed of one that exists; StepRefused when somebody was first."""
    team = thing.team
    seen, now = team.changed_at, timezone.now()
    changes = {name: getattr(team, name) for name in thing.columns} | {"changed_at": now}
    with transaction.atomic():
        if not InspiratieTeam.objects.filter(pk=team.pk, changed_at=seen).update(**changes):
            raise StepRefused(TOO_LATE)
        take_part_in([thing])
        if team.is_public:
            raise_revision()
