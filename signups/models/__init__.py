"""Who comes, what an organiser writes to them, and what visitors ask."""

from signups.models.message import GuestMessage
from signups.models.nod import Nod
from signups.models.question import Question
from signups.models.signup import (
    ACTIVE,
    LARGEST_PARTY,
    Signup,
    State,
    Tally,
)

__all__ = [
    "ACTIVE",
    "LARGEST_PARTY",
    "GuestMessage",
    "Nod",
    "Question",
    "Signup",
    "State",
    "Tally",
]
