"""The chain of inspiration: all links between published teams, read in one query and counted.

A parent always has a lower key than its child (`inspiring.py`), so one walk over the teams in that
order, and one back, know every generation and every branch; however long a chain is, nothing here
recurses. A team that isn't online is left out, and whoever it inspired then begins a chain: we
never say that one team inspired another when nobody told us so.
"""

from dataclasses import dataclass, field
from datetime import datetime

from teams.models import InspiratieTeam
from verbinding.lib.keptanswers import kept

NEWEST = 5
FACTS = ("pk", "slug", "name", "place_label", "lat", "lon", "inspired_at", "inspired_by")


@dataclass(eq=False, slots=True)
class Link:
    """One team in the chain; `branch` counts all teams that follow from it, near and far."""

    pk: int
    slug: str
    name: str
    place: str
    lat: float | None
    lon: float | None
    since: datetime | None
    parent: "Link | None"
    generation: int = 1
    branch: int = 0
    # How many teams the longest chain from here holds, itself included.
    length: int = 1
    children: list = field(default_factory=list, repr=False)

    @property
    def words(self):
        return words_for(len(self.children), self.branch - len(self.children))


def words_for(inspired: int, further: int) -> str:
    """ "inspireerde 3 teams, die er samen 7 inspireerden"; `further` are all that came after."""
    if not inspired:
        return "inspireerde nog geen team"
    if inspired == 1:
        return "inspireerde 1 team" + (f", dat er {further} inspireerde" if further else "")
    together = f", die er samen {further} inspireerden" if further else ""
    return f"inspireerde {inspired} teams{together}"


class Chain:
    """All published teams as trees; `starts` are those from which others follow, largest first."""

    def __init__(self, rows):
        self.links = {}
        for pk, *facts, inspired_by in rows:
            self._add(Link(pk, *facts, self.links.get(inspired_by)))
        for one in reversed(self.links.values()):
            one.children.sort(key=by_size)
            if parent := one.parent:
                parent.branch += 1 + one.branch
                parent.length = max(parent.length, 1 + one.length)
        roots = (one for one in self.links.values() if one.parent is None and one.children)
        self.starts = sorted(roots, key=by_size)

    def _add(self, one):
        self.links[one.pk] = one
        if one.parent:
            one.generation = one.parent.generation + 1
            one.parent.children.append(one)

    @property
    def link_count(self):
        return sum(start.branch for start in self.starts)

    @property
    def team_count(self):
        return self.link_count + len(self.starts)

    def in_order(self):
        """Every team of the chain, each directly after the one it follows from."""
        waiting = self.starts[::-1]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += one.children[::-1]

    def longest(self):
        """The longest path, from its beginning; empty without any link."""
        one = max(self.starts, key=lambda start: start.length, default=None)
        path = []
        while one:
            path.append(one)
            one = max(one.children, key=lambda child: child.length, default=None)
        return path

    def newest(self):
        linked = [one for one in self.links.values() if one.parent and one.since]
        return sorted(linked, key=lambda one: one.since, reverse=True)[:NEWEST]


def by_size(one):
    return -one.branch, one.pk


def load_chain() -> Chain:
    teams = InspiratieTeam.objects.published().in_order_of_arrival()
    return Chain(teams.values_list(*FACTS))


def words_of(team) -> str:
    """The sentence for the page of one team; empty when it inspired nobody yet."""
    return kept("chain:words", _all_words).get(team.pk, "")


def _all_words():
    return {one.pk: one.words for one in load_chain().in_order() if one.children}
