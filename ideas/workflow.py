"""The steps of an idea's life, and what follows from each."""

from accounts.permissions import can_moderate
from editions.agreeing import refuse_outdated
from ideas import mails
from ideas.models import IdeaStatusChange
from ideas.permissions import can_edit
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.publishing import VISIBLE, common_steps
from verbinding.lib.sendersigns import note_sender
from verbinding.lib.workflow import Workflow

STEPS = common_steps(can_edit=can_edit, can_moderate=can_moderate)


def after(idea, name, change):
    if name == "submit":
        note_sender(idea, change)
    if (change.source in VISIBLE) != (change.target in VISIBLE):
        raise_revision()
    mails.tell_of_step(idea, name, change)


WORKFLOW = Workflow(STEPS, IdeaStatusChange, after=after, guard=refuse_outdated)
open_steps = WORKFLOW.open_steps
take_step = WORKFLOW.take_step
