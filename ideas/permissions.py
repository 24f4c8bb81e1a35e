"""Who may do what with an idea; each has a queryset twin in models/queries.py."""

from verbinding.lib.publishing import Status

UNDECIDED = frozenset({Status.CONCEPT, Status.SUBMITTED, Status.CHANGES_ASKED})


def is_sender(user, idea) -> bool:
    return user.is_authenticated and idea.sent_by_id == user.pk


def can_edit(user, idea) -> bool:
    """Whoever sent it in, until it is decided on: once online it belongs to everybody."""
    return idea.status in UNDECIDED and is_sender(user, idea)
