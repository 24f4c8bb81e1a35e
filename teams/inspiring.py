"""Which team brought a team on the idea: the only writer of a link in the chain.

A link points from a team to one that was there before it, and the database holds that
(`team_inspired_by_an_older_one` compares two numbers in one row). A circle would need at least one
link to a younger team, so there can be none, whoever writes at the same moment and on whichever
database: nothing to lock and nothing to look up. The price: a team that joined the site later can't
be named by one that was here earlier, which at founding would be impossible anyway.
"""

from django.db import transaction
from django.utils import timezone

from teams.models import InspiratieTeam
from verbinding.lib.pagecache import raise_revision

How = InspiratieTeam.InspiredHow


class LinkRefused(Exception):
    """The link can't be; the message is in Dutch and meant for who tried."""


def note_inspirer(team, inspirer, how):
    """Fills in the link of a team that is about to be stored; None leaves it without one."""
    team.inspired_by = inspirer
    team.inspired_how = how if inspirer else ""
    team.inspired_at = timezone.now() if inspirer else None


def link(team, inspirer, how) -> None:
    """Writes who inspired a team that exists; None takes the link away.

    Raises LinkRefused for a team that came later, or when somebody else changed the link since
    `team` was read.
    """
    if inspirer is not None and inspirer.pk >= team.pk:
        raise LinkRefused(f"{inspirer.name} kwam later dan {team.name}.")
    same = InspiratieTeam.objects.filter(pk=team.pk, inspired_by=team.inspired_by_id)
    note_inspirer(team, inspirer, how)
    with transaction.atomic():
        written = same.update(
            inspired_by=inspirer, inspired_how=team.inspired_how, inspired_at=team.inspired_at
        )
        if not written:
            raise LinkRefused("Iemand veranderde dit net. Kijk eerst hoe het nu is.")
        if team.is_public:
            raise_revision()
