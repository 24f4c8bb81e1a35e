"""The address of a team: readable, never taken, and never a word of our own addresses."""

from teams.models import InspiratieTeam
from verbinding.lib.slugs import slugs_beside, write_under_free_slug

# First parts that mean something else below /teams/, now or by decision; a test compares them
# with the addresses that exist.
RESERVED = frozenset({"gevraagd", "starten", "uitnodiging"})
NAMELESS = "team"


def insert_with_slug(team):
    """Writes the new row under the first free address and returns it."""
    slugs = slugs_beside(InspiratieTeam, team.name, otherwise=NAMELESS, reserved=RESERVED)
    write_under_free_slug(team, slugs, lambda: team.save(force_insert=True))
    return team
