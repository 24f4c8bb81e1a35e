"""New words for what is already online: the old ones stay until a moderator agrees."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from activities import mails
from activities.models import Activity, ActivityProposal
from activities.workflow import snapshot
from verbinding.lib.log import note as note_in_log
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.workflow import StepRefused

TOO_LATE = "Iemand was je voor: over deze wijziging is al besloten."


def propose(activity, texts, *, by):
    """Lets these words wait; a second proposal takes the place of the first.

    `texts` maps a field name to its new text. Two editors at the same time: the later words win.
    """
    waiting = activity.proposals.waiting()
    fresh = {"texts": texts, "proposed_at": timezone.now(), "proposed_by": by}
    if waiting.update(**fresh):
        return waiting.get()
    try:
        with transaction.atomic():
            return activity.proposals.create(**fresh)
    except IntegrityError:
        waiting.update(**fresh)
        return waiting.get()


def let_go(activity):
    """The words that waited are overtaken: by others that are online, or taken back."""
    activity.proposals.waiting().delete()


def is_open(proposal) -> bool:
    """New words for what isn't online wait until it is again."""
    return proposal.decided_at is None and proposal.activity.is_public


def accept(proposal, *, by):
    """Puts the proposed words online. Raises StepRefused when somebody decided already."""
    activity = proposal.activity
    if not activity.is_public:
        raise StepRefused("Deze activiteit staat nu niet online.")
    with transaction.atomic():
        decide(proposal, by=by, is_accepted=True)
        Activity.objects.filter(pk=activity.pk).update(**proposal.texts, changed_at=timezone.now())
        activity.refresh_from_db()
        snapshot(activity, by=by)
        activity.moments.mark_changed()
        mails.proposal_accepted(activity)
        raise_revision()


def refuse(proposal, *, by, note):
    """Leaves the old words online and tells the sender why."""
    if not note.strip():
        raise StepRefused("Schrijf er een paar woorden bij.")
    with transaction.atomic():
        decide(proposal, by=by, note=note.strip())
        mails.proposal_refused(proposal.activity, note.strip())


def decide(proposal, **decision):
    decision["decided_at"] = timezone.now()
    decision["decided_by"] = decision.pop("by")
    if not ActivityProposal.objects.waiting().filter(pk=proposal.pk).update(**decision):
        raise StepRefused(TOO_LATE)
    for name, value in decision.items():
        setattr(proposal, name, value)
    verb = "overgenomen" if proposal.is_accepted else "niet overgenomen"
    note_in_log(proposal.decided_by, proposal, f"Nieuwe woorden {verb}.")
