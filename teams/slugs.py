"""The address of a team: readable, never taken, and never a word of our own addresses."""

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from teams.models import InspiratieTeam

# First parts that mean something else below /teams/, now or by decision; a test compares them
# with the addresses that exist.
RESERVED = frozenset({"starten", "uitnodiging"})
LONGEST = 50
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
    """The name, then name-2, name-3 and so on, without those that are taken or reserved."""
    base = slugify(name)[:LONGEST].strip("-_") or NAMELESS
    taken = set(InspiratieTeam.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number = 1
    while True:
        slug = base if number == 1 else f"{base}-{number}"
        if slug not in taken and slug not in RESERVED:
            yield slug
        number += 1
