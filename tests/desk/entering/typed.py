"""What staff type while somebody is on the phone."""

from tests.activities.entries import entry, rows
from tests.guarded import filled, hidden_fields

ENTER = "/beheer/invoeren/activiteit/"
GUEST = "/beheer/invoeren/aanmelding/"

__all__ = ["ENTER", "GUEST", "called_in", "guest", "rows"]


def called_in(**overrides):
    """The form of an activity for Truus, who rang and reads her mail."""
    fields = {
        "channel": "telefoon",
        "shown_name": "Truus",
        "email": "truus@example.nl",
        "afterwards": "online",
    }
    return entry(**{**fields, **overrides})


def guest(**overrides):
    fields = {"name": "Truus", "email": "truus@example.nl", "people": "1", "note": ""}
    return filled({**fields, **hidden_fields(), **overrides})
