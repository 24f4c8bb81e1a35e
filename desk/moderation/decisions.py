"""What a moderator may do with a thing in the queue; each step is taken in the thing's own room."""

from django.db.models import Count, Max

from accounts.models import User
from accounts.permissions import may_moderate
from accounts.trust import trust_person
from activities import proposals
from activities import workflow as activity_workflow
from activities.models import Activity, ActivityProposal
from desk.moderation.senders import person_behind
from ideas import workflow as idea_workflow
from ideas.models import Idea
from impact import appreciating
from impact.models import Appreciation
from teams import workflow as team_workflow
from teams.models import InspiratieTeam
from verbinding.lib.workflow import Step, StepRefused

# The moderators' steps in the order of their buttons; a sender's own steps have no place here.
ORDER = (
    *("publish", "accept", "restore", "restore_cancelled"),
    *("ask_changes", "refuse", "reject", "take_offline", "trust", "untrust"),
)
STAYS = frozenset({"trust", "untrust"})
WORKFLOWS = {
    Activity: activity_workflow,
    InspiratieTeam: team_workflow,
    Idea: idea_workflow,
    Appreciation: appreciating,
}
# A proposal has no life of its own: it is taken over or not.
PROPOSAL_STEPS = {
    "accept": Step("Overnemen", frozenset(), "", lambda user, proposal: may_moderate(user)),
    "refuse": Step(
        "Niet overnemen",
        frozenset(),
        "",
        lambda user, proposal: may_moderate(user),
        needs_note=True,
        is_grave=True,
    ),
}


def open_steps(thing, user) -> dict[str, Step]:
    """What this moderator may do now, by name, in the order of the buttons."""
    if isinstance(thing, ActivityProposal):
        return PROPOSAL_STEPS if proposals.is_open(thing) and may_moderate(user) else {}
    steps = workflow_of(thing).open_steps(thing, user)
    return {name: steps[name] for name in ORDER if name in steps}


def fingerprint(thing) -> str:
    """What must be as the moderator read it; a team takes along what waits for it."""
    if not isinstance(thing, InspiratieTeam):
        return thing.fingerprint
    waiting = thing.activities.waiting().aggregate(count=Count("pk"), last=Max("changed_at"))
    return f"{thing.fingerprint} {waiting['count']} {waiting['last']}"


def take(thing, name: str, *, by: User, note: str = ""):
    """Raises StepRefused, with a reason in Dutch, when it can't be done (any more)."""
    if isinstance(thing, ActivityProposal):
        return decide_proposal(thing, name, by=by, note=note)
    if name not in ORDER:
        raise StepRefused("Deze stap kun je hier niet doen.")
    return workflow_of(thing).take_step(thing, name, by=by, note=note)


def decide_proposal(proposal, name, *, by, note):
    if name not in PROPOSAL_STEPS or not may_moderate(by):
        raise StepRefused("Deze stap kun je hier niet doen.")
    if name == "accept":
        return proposals.accept(proposal, by=by)
    return proposals.refuse(proposal, by=by, note=note)


def workflow_of(thing):
    return WORKFLOWS[type(thing)]


def whom_to_trust(thing, user) -> dict[str, User | InspiratieTeam]:
    """Who behind this thing isn't trusted yet, by the value of the button."""
    if not may_moderate(user):
        return {}
    person, team = person_behind(thing), team_behind(thing)
    found = {}
    if person is not None and not person.is_trusted and person.is_active and person != user:
        found["persoon"] = person
    if team is not None and team.is_published and not team.is_trusted:
        found["team"] = team
    return found


def team_behind(thing) -> InspiratieTeam | None:
    """The team an activity belongs to; a team's own page has the step among its buttons."""
    if isinstance(thing, InspiratieTeam | Idea | Appreciation):
        return None
    return (thing.activity if isinstance(thing, ActivityProposal) else thing).team


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
