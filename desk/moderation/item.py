"""All that a moderator should know about one thing in the queue."""

from django.utils import timezone

from desk.moderation.kinds import kind_of
from desk.moderation.senders import senders_of
from desk.moderation.signs import explained
from verbinding.lib.stepadmin import in_words


def facts_of(thing) -> dict:
    """The context of its page, by what it is."""
    kind, sender = kind_of(thing), senders_of([thing])[thing]
    return {
        "state": kind.state(thing),
        "sender": sender,
        "thing_signs": kind.signs(thing),
        "signs": explained(kind.signs(thing), sender),
        "age": in_words(timezone.now() - kind.since(thing)),
        "is_waiting": kind.is_waiting(thing),
        **kind.facts(thing),
    }
