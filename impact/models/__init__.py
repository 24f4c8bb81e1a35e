"""What came of an activity: the thanks for it, its result, and the good words about it."""

from impact.models.appreciation import Appreciation, Reaction
from impact.models.archived import archived
from impact.models.result import MOST_PEOPLE, Result
from impact.models.thanks import GuestThanks, Thanks, new_token

__all__ = [
    "MOST_PEOPLE",
    "Appreciation",
    "GuestThanks",
    "Reaction",
    "Result",
    "Thanks",
    "archived",
    # For the migrations.
    "new_token",
]
