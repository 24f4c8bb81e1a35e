"""The labels by which a list is narrowed and teams are named, all in one query."""

from dataclasses import dataclass

from django.db.models import CharField, IntegerField, Value

from editions.models import Audience, Branch, Language, Theme
from teams.models import InspiratieTeam

KINDS = {"thema": Theme, "doelgroep": Audience, "branche": Branch, "taal": Language}


@dataclass(frozen=True)
class Label:
    pk: int
    slug: str
    name: str

    def __str__(self):
        return self.name


def load_labels(team_slugs=()) -> dict[str, dict[str, Label]]:
    """By parameter and slug, in the order of the organiser; of teams only those asked for."""
    teams = InspiratieTeam.objects.published().filter(slug__in=team_slugs)
    parts = [rows_of(kind, model.objects.all(), "order") for kind, model in KINDS.items()]
    if team_slugs:
        parts.append(rows_of("team", teams, Value(0, IntegerField())))
    found = {kind: {} for kind in (*KINDS, "team")}
    for kind, _, name, slug, pk in sorted(parts[0].union(*parts[1:], all=True)):
        found[kind][slug] = Label(pk, slug, name)
    return found


def rows_of(kind, rows, order):
    return rows.order_by().values_list(Value(kind, CharField()), order, "name", "slug", "pk")
