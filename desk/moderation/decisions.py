"""What a moderator may do with a thing in the queue; each step is taken in the thing's own room."""

from dataclasses import replace

from django.db import transaction

from accounts.models import User
from accounts.permissions import may_moderate
from accounts.trust import trust_person
from desk.moderation.kinds import kind_of
from desk.moderation.queue import mark_checked
from teams import workflow as team_workflow
from teams.models import InspiratieTeam
from verbinding.lib import log
from verbinding.lib.workflow import Step, StepRefused

# The moderators' steps in the order of their buttons; a sender's own steps have no place here.
ORDER = (
    *("publish", "accept", "restore", "restore_cancelled"),
    *("ask_changes", "refuse", "reject", "take_offline", "trust", "untrust"),
)
STAYS = frozenset({"trust", "untrust"})
# Two steps by one press: whoever let one thing through need not look at the next ones first.
PUBLISH_AND_TRUST = "publish_and_trust"


def open_steps(thing, user) -> dict[str, Step]:
    """What this moderator may do now, by name, in the order of the buttons."""
    steps = kind_of(thing).steps(thing, user)
    found = {name: steps[name] for name in ORDER if name in steps}
    team = kind_of(thing).trusted_along(thing)
    if "publish" not in found or team is None or team.is_trusted:
        return found
    both = replace(found["publish"], label="Publiceren en dit team vertrouwen")
    return {"publish": found.pop("publish"), PUBLISH_AND_TRUST: both, **found}


def fingerprint(thing) -> str:
    """What must be as the moderator read it."""
    return kind_of(thing).fingerprints([thing])[thing.pk]


def take(thing, name: str, *, by: User, note: str = ""):
    """Raises StepRefused, with a reason in Dutch, when it can't be done (any more)."""
    kind = kind_of(thing)
    if name == PUBLISH_AND_TRUST and name in open_steps(thing, by):
        with transaction.atomic():
            kind.take(thing, "publish", by=by, note=note)
            team_workflow.trust_team(kind.trusted_along(thing), by)
        return
    if name not in ORDER:
        raise StepRefused("Deze stap kun je hier niet doen.")
    kind.take(thing, name, by=by, note=note)


def outcome(thing) -> str:
    """How it stands, in words."""
    words = kind_of(thing).state(thing) or thing.get_status_display()
    return words.lower()


def see(thing, *, by: User) -> bool:
    """A moderator has looked at what is online; False when another one was first."""
    is_first = mark_checked(thing)
    if is_first:
        log.note(by, thing, "Achteraf bekeken.")
    return is_first


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
