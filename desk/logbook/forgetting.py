"""What leaves the tables that log: a year after it happened, or at once when a sender is erased.

Django's own log holds no name (`verbinding/lib/log.py`); the words with a decision may.
"""

from activities.models import ActivityProposal
from desk.logbook.sources import histories
from desk.models import EditionClosing, Rollover
from desk.moderation.kinds import KINDS
from impact.models import Appreciation
from sponsors.models import Ambassador
from verbinding.lib.publishing import Status


def forget_decisions(before) -> None:
    """That a step was taken stays, without who took it and with which words."""
    for history in histories():
        old = history.objects.filter(at__lt=before)
        old.exclude(note="", by=None).update(note="", by=None)
    for model in (Appreciation, Ambassador):
        model.objects.filter(decided_at__lt=before).update(note="", decided_by=None)
    for model in (Rollover, EditionClosing):
        model.objects.filter(at__lt=before).update(by=None)
    ActivityProposal.objects.filter(decided_at__lt=before).delete()


def forget_words_to(user) -> None:
    """What moderators wrote to this person about what they sent in."""
    for kind in KINDS:
        if field := getattr(kind, "sent_by", ""):
            own = kind.model.objects.filter(**{field: user})
            # A rejection keeps its reason (by constraint); it was never online and goes entirely.
            own.exclude(status=Status.REJECTED).update(status_note="")
            history = kind.model._meta.get_field("history").related_model
            history.objects.filter(thing__in=own).update(note="")
    ActivityProposal.objects.filter(proposed_by=user).update(note="")
    Appreciation.objects.filter(sent_by=user).update(note="")
