"""All that a moderator should know about one thing in the queue."""

from django.utils import timezone

from desk.moderation.kinds import kind_of
from desk.moderation.senders import senders_of
from verbinding.lib.stepadmin import in_words


def facts_of(thing) -> dict:
    """The context of its page, by what it is."""
    kind = kind_of(thing)
    facts = kind.facts(thing)
    return {
        "state": kind.state(thing),
        "sender": senders_of([thing])[thing],
        "signs": kind.signs(thing),
        "age": in_words(timezone.now() - facts["since"]),
        **facts,
    }
