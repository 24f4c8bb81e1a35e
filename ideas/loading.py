"""Brings the written cards of ideas/content into the database, and never overwrites a row.

A card is known by its address. Once loaded it belongs to the organiser, who may change every word
or take it offline; nobody deletes it, so it doesn't come back.
"""

import tomllib
from itertools import chain, zip_longest
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from editions.models import Audience, Branch, Theme
from ideas.models import Idea
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.publishing import Status

CONTENT = Path(__file__).parent / "content"


@transaction.atomic
def load_ideas() -> list[Idea]:
    """Creates the cards that are missing and returns them."""
    known = set(Idea.objects.values_list("slug", flat=True))
    missing = [card for card in cards() if card["slug"] not in known]
    if not missing:
        return []
    labels = {model: {row.slug: row for row in model.objects.all()} for model in (Theme, Branch)}
    audiences = {row.slug: row for row in Audience.objects.all()}
    now = timezone.now()
    created = [_create(card, labels, now) for card in missing]
    links = [
        Idea.audiences.through(idea=idea, audience=audiences[slug])
        for idea, card in zip(created, missing, strict=True)
        for slug in card.get("audiences", [])
        if slug in audiences
    ]
    Idea.audiences.through.objects.bulk_create(links)
    raise_revision()
    return created


def cards():
    """All of them, one of each file in turn: so the list begins with a bit of everything."""
    files = [_read(path) for path in sorted(CONTENT.glob("*.toml"))]
    return [card for card in chain(*zip_longest(*files)) if card]


def _read(path):
    return [
        {"setting": path.stem, **card}
        for card in tomllib.loads(path.read_text(encoding="utf-8"))["ideas"]
    ]


def _create(card, labels, now):
    """A label that the organiser removed is left out."""
    least, *most = card["group"]
    return Idea.objects.create(
        **{name: card[name] for name in PLAIN},
        materials="\n".join(card.get("materials", [])),
        steps="\n".join(card["steps"]),
        group_min=least,
        group_max=most[0] if most else None,
        theme=labels[Theme].get(card["theme"]),
        branch=labels[Branch].get(card.get("branch")),
        status=Status.PUBLISHED,
        submitted_at=now,
        published_at=now,
        checked_at=now,
    )


PLAIN = (
    *("slug", "title", "summary", "setting", "preparation", "duration", "cost"),
    *("connects", "invitation"),
)
