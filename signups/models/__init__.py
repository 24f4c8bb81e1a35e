"""Who comes, and what an organiser writes to them."""

from signups.models.message import GuestMessage
from signups.models.signup import (
    ACTIVE,
    LARGEST_PARTY,
    Nod,
    Signup,
    State,
    Tally,
)

__all__ = ["ACTIVE", "LARGEST_PARTY", "GuestMessage", "Nod", "Signup", "State", "Tally"]
