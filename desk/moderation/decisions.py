"""What a moderator may do with a thing in the queue; each step is taken in the thing's own room."""

from accounts.models import User
from accounts.permissions import may_moderate
from accounts.trust import trust_person
from desk.moderation.kinds import kind_of
from teams import workflow as team_workflow
from teams.models import InspiratieTeam
from verbinding.lib.workflow import Step, StepRefused

# The moderators' steps in the order of their buttons; a sender's own steps have no place here.
ORDER = (
    *("publish", "accept", "restore", "restore_cancelled"),
    *("ask_changes", "refuse", "reject", "take_offline", "trust", "untrust"),
)
STAYS = frozenset({"trust", "untrust"})


def open_steps(thing, user) -> dict[str, Step]:
    """What this moderator may do now, by name, in the order of the buttons."""
    steps = kind_of(thing).steps(thing, user)
    return {name: steps[name] for name in ORDER if name in steps}


def fingerprint(thing) -> str:
    """What must be as the moderator read it."""
    return kind_of(thing).fingerprints([thing])[thing.pk]


def take(thing, name: str, *, by: User, note: str = ""):
    """Raises StepRefused, with a reason in Dutch, when it can't be done (any more)."""
    if name not in ORDER:
        raise StepRefused("Deze stap kun je hier niet doen.")
    kind_of(thing).take(thing, name, by=by, note=note)


def whom_to_trust(thing, user) -> dict[str, User | InspiratieTeam]:
    """Who behind this thing isn't trusted yet, by the value of the button."""
    if not may_moderate(user):
        return {}
    kind = kind_of(thing)
    person, team = kind.person(thing), kind.team(thing)
    found = {}
    if person is not None and not person.is_trusted and person.is_active and person != user:
        found["persoon"] = person
    if team is not None and team.is_published and not team.is_trusted:
        found["team"] = team
    return found


def trust(thing, whom: str, *, by: User):
    """Trusts the person or the team behind the thing and returns whom; raises StepRefused."""
    trusted = whom_to_trust(thing, by).get(whom)
    if trusted is None:
        raise StepRefused("Dit kan niet (meer): kijk hoe het er nu voor staat.")
    if whom == "team":
        team_workflow.trust_team(trusted, by)
    else:
        trust_person(trusted, by)
    return trusted
