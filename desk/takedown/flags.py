"""Off the site and back for what has no life of its own, only a flag: sponsors, ambassadors.

Their history is the desk's own log, for they have none.
"""

from django.db import transaction

from sponsors.models import Ambassador
from verbinding.lib import log
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.workflow import TOO_LATE, Step, StepRefused

HIDE = Step("Offline halen", frozenset(), "", None, is_grave=True)
SHOW = Step("Weer online zetten", frozenset(), "", None)

STEPS = {"hide": HIDE, "show": SHOW}


def open_steps(thing, user) -> dict[str, Step]:
    if thing.is_shown:
        return {"hide": HIDE}
    return {"show": SHOW} if may_return(thing) else {}


def may_return(thing):
    """Who asked to be taken off says yes anew first; that is written down in the admin."""
    if isinstance(thing, Ambassador):
        return thing.agreed_on is not None and thing.withdrawn_at is None
    return True


def take_step(thing, name: str, *, by, note: str = "") -> None:
    """Raises StepRefused when it can't be done, or when somebody else was first.

    Nobody waits for words here, and the log holds none that could name a person.
    """
    step = open_steps(thing, by).get(name)
    if step is None:
        raise StepRefused(TOO_LATE)
    is_shown = name == "show"
    with transaction.atomic():
        seen = type(thing).objects.filter(pk=thing.pk, is_shown=not is_shown)
        if not seen.update(is_shown=is_shown):
            raise StepRefused(TOO_LATE)
        thing.is_shown = is_shown
        log.note(by, thing, step.label)
        raise_revision()
