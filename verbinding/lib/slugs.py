"""Readable addresses, numbered where several things have one name."""

from collections.abc import Callable, Collection, Iterable, Iterator

from django.db import IntegrityError, transaction
from django.utils.text import slugify

LONGEST = 50


def numbered_slugs(name: str, *, otherwise: str, taken: Collection[str]) -> Iterator[str]:
    """The name, then name-2, name-3 and so on, without those that are taken; never ends.

    `otherwise` stands in for a name without letters.
    """
    stem, number = stem_of(name, otherwise=otherwise), 1
    while True:
        slug = stem if number == 1 else f"{stem}-{number}"
        if slug not in taken:
            yield slug
        number += 1


def stem_of(name: str, *, otherwise: str) -> str:
    return slugify(name)[:LONGEST].strip("-_") or otherwise


def slugs_beside(model, name: str, *, otherwise: str, reserved: Collection[str]) -> Iterator[str]:
    """The addresses that a new row of this model may get, best first."""
    like_it = model.objects.filter(slug__startswith=stem_of(name, otherwise=otherwise))
    taken = frozenset(reserved).union(like_it.values_list("slug", flat=True))
    return numbered_slugs(name, otherwise=otherwise, taken=taken)


def write_under_free_slug(row, slugs: Iterable[str], write: Callable):
    """Calls `write` with the row at the first free address, and returns its answer.

    Of two rivals for one address the database lets one through; the other tries the next number.
    """
    for slug in slugs:
        row.slug = slug
        try:
            with transaction.atomic():
                return write()
        except IntegrityError:
            if not type(row).objects.filter(slug=slug).exists():
                raise  # something else was refused, not the address
    return None
