"""All that can stand in the queue: one kind a module, and here the table of them.

A room whose things a moderator must see (photos, once they are there) gets a module beside these
and a row in KINDS; the line, the item's page, the buttons, bulk steps and the first page follow.
"""

from desk.moderation.kinds.activities import ActivityKind
from desk.moderation.kinds.ambassadors import AmbassadorKind
from desk.moderation.kinds.appreciations import AppreciationKind
from desk.moderation.kinds.ideas import IdeaKind
from desk.moderation.kinds.kind import Kind
from desk.moderation.kinds.proposals import ProposalKind
from desk.moderation.kinds.teams import TeamKind

# In the order of the filters above the queue.
KINDS: tuple[Kind, ...] = (
    ActivityKind(),
    TeamKind(),
    ProposalKind(),
    IdeaKind(),
    AppreciationKind(),
    AmbassadorKind(),
)
BY_VALUE = {kind.value: kind for kind in KINDS}
BY_MODEL = {kind.model: kind for kind in KINDS}


def kind_of(thing) -> Kind:
    return BY_MODEL[type(thing)]


def kind_named(value: str) -> Kind | None:
    """The kind as it stands in an address; None for anything else."""
    return BY_VALUE.get(value)


__all__ = ["KINDS", "Kind", "kind_named", "kind_of"]
