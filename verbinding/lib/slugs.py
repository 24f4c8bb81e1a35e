"""Readable addresses, numbered where several things have one name."""

from collections.abc import Collection, Iterator

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
