"""The address of a team: readable, never taken, and never a word of our own addresses."""

from django.db import IntegrityError, transaction

from teams.models import InspiratieTeam
from verbinding.lib.slugs import numbered_slugs, stem_of

# First parts that mean something else below /teams/, now or by decision; a test compares them
# with the addresses that exist.
RESERVED = frozenset({"gevraagd", "starten", "uitnodiging"})
NAMELESS = "team"


def insert_with_slug(team):
    """Writes the new row under the first free address and returns it.

    Of two rivals for one address the database lets one through; the other tries the next number.
    """
    for slug in slugs_for(team.name):
        team.slug = slug
        try:
            with transaction.atomic():
                team.save(force_insert=True)
        except IntegrityError:
            if not InspiratieTeam.objects.filter(slug=slug).exists():
                raise  # something else was refused, not the address
        else:
            return team
    return None


def slugs_for(name):
    like_it = InspiratieTeam.objects.filter(slug__startswith=stem_of(name, otherwise=NAMELESS))
    taken = RESERVED.union(like_it.values_list("slug", flat=True))
    return numbered_slugs(name, otherwise=NAMELESS, taken=taken)
