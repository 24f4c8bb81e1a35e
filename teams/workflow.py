"""The steps of a team's life, and what follows from each."""

from dataclasses import replace

from accounts.permissions import can_moderate
from accounts.trust import change_trust
from editions.agreeing import refuse_outdated
from editions.models import Edition
from teams import mails
from teams.models import TeamParticipation, TeamStatusChange
from teams.permissions import can_edit, can_trust, can_untrust
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.publishing import ENTER_PAST, VISIBLE, Status, common_steps
from verbinding.lib.sendersigns import note_sender
from verbinding.lib.workflow import Step, Workflow

COMMON = common_steps(can_edit=can_edit, can_moderate=can_moderate)
STAYS_ONLINE = frozenset({Status.PUBLISHED})

STEPS = {
    **COMMON,
    # What must go offline isn't trusted any more: trust is given anew, by hand.
    "take_offline": replace(COMMON["take_offline"], clears=("trusted_at", "trusted_by")),
    "enter_past": ENTER_PAST,
    "trust": Step("Vertrouwen", STAYS_ONLINE, Status.PUBLISHED, can_trust),
    "untrust": Step(
        "Vertrouwen intrekken", STAYS_ONLINE, Status.PUBLISHED, can_untrust, is_grave=True
    ),
}

_published_hooks = []


def on_published(callback):
    """Registers `callback(team, by)`, run in the transaction in which a moderator lets it through.

    A higher room decides with it what waited for the team.
    """
    if callback not in _published_hooks:
        _published_hooks.append(callback)
    return callback


def after(team, name, change):
    if name == "submit":
        note_sender(team, change)
    # These two move no status, so they compare and set what they change by themselves.
    if name == "trust":
        change_trust(team, by=change.by, at=change.at)
    elif name == "untrust":
        change_trust(team, by=None, at=None)
    elif change.target == Status.PUBLISHED:
        take_part(team)
    if (change.source in VISIBLE) != (change.target in VISIBLE):
        raise_revision()
    mails.tell_of_step(team, name, change)
    if name == "publish":
        for callback in _published_hooks:
            callback(team, change.by)


def take_part(team, edition=None):
    """Notes that the team takes part in the edition (the current one); harmless when repeated."""
    edition = edition or Edition.objects.current()
    if edition is None:
        return None
    participation, is_new = TeamParticipation.objects.get_or_create(team=team, edition=edition)
    if is_new and team.is_public:
        raise_revision()
    return participation


def trust_team(team, by):
    """From now on what the leads enter is online at once; only a moderator gives that."""
    return take_step(team, "trust", by=by)


WORKFLOW = Workflow(STEPS, TeamStatusChange, after=after, guard=refuse_outdated)
open_steps = WORKFLOW.open_steps
take_step = WORKFLOW.take_step
