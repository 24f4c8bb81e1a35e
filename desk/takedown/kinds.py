"""What stands on public pages and can go off them at once, whatever room it comes from."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import User
from accounts.permissions import may_moderate
from activities import workflow as activity_workflow
from activities.models import Activity
from desk.takedown import flags
from ideas import workflow as idea_workflow
from ideas.models import Idea
from impact import appreciating
from impact.models import Appreciation
from sponsors.models import Ambassador, Sponsorship
from teams import workflow as team_workflow
from teams.models import InspiratieTeam
from verbinding.lib.workflow import Step, StepRefused

OFF = ("take_offline", "refuse", "hide")
BACK = ("restore", "restore_cancelled", "accept", "show")


@dataclass(frozen=True)
class Kind:
    """`steps` is the module of the room whose life it lives, with `open_steps` and `take_step`."""

    name: str
    label: str
    model: type
    steps: object
    # As it is read at the desk, before what may be done with it.
    scope: Callable[[], QuerySet]
    may: Callable[[User], bool] = may_moderate

    @property
    def explained(self):
        """The steps of which somebody reads why."""
        return {name for name, step in self.steps.STEPS.items() if name in OFF and step.needs_note}


def may_change(permission):
    return lambda user: user.is_active and user.is_staff and user.has_perm(permission)


KINDS = (
    Kind("activiteit", "activiteit", Activity, activity_workflow, Activity.objects.with_page_data),
    Kind("team", "team", InspiratieTeam, team_workflow, InspiratieTeam.objects.all),
    Kind("idee", "idee", Idea, idea_workflow, Idea.objects.all),
    Kind(
        "waardering",
        "waardering",
        Appreciation,
        appreciating,
        lambda: Appreciation.objects.select_related("activity"),
    ),
    Kind(
        "sponsoring",
        "sponsoring",
        Sponsorship,
        flags,
        lambda: Sponsorship.objects.select_related("sponsor", "edition"),
        may_change("sponsors.change_sponsorship"),
    ),
    Kind(
        "ambassadeur",
        "ambassadeur",
        Ambassador,
        flags,
        Ambassador.objects.all,
        may_change("sponsors.change_ambassador"),
    ),
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_MODEL = {kind.model: kind for kind in KINDS}


@dataclass(frozen=True)
class Switch:
    """The one thing that can be done with it now: off the site, or back on it."""

    name: str
    step: Step

    @property
    def takes_away(self):
        """Whether pressing it takes the thing away from visitors."""
        return self.name in OFF


def kind_of(thing) -> Kind:
    return BY_MODEL[type(thing)]


def switch_for(thing, user) -> Switch | None:
    """None for who may not, and for what never stood online: that is decided in the queue."""
    kind = kind_of(thing)
    if not kind.may(user):
        return None
    steps = kind.steps.open_steps(thing, user)
    names = OFF if is_shown(thing) else BACK if was_shown(thing) else ()
    return next((Switch(name, steps[name]) for name in names if name in steps), None)


def is_shown(thing) -> bool:
    if isinstance(thing, Sponsorship | Ambassador):
        return thing.is_shown
    if isinstance(thing, Appreciation):
        return thing.state == Appreciation.State.SHOWN
    return thing.is_public


def was_shown(thing) -> bool:
    """Whether it left the site by staff's hand, and may come back the same way."""
    if isinstance(thing, Sponsorship | Ambassador):
        return True
    if isinstance(thing, Appreciation):
        return thing.state == Appreciation.State.REFUSED
    return thing.published_at is not None


def press(thing, name: str, *, by: User, note: str) -> None:
    """Takes it off or puts it back; raises StepRefused when that can't be done (any more)."""
    switch = switch_for(thing, by)
    if switch is None or switch.name != name:
        raise StepRefused("Iemand was je voor. Hieronder staat hoe het er nu voor staat.")
    kind_of(thing).steps.take_step(thing, name, by=by, note=note)
