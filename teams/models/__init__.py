"""InspiratieTeams: who they are, who belongs to them and which edition they take part in."""

from teams.models.goal import Goal, GoalDone
from teams.models.joining import Invitation, JoinRequest
from teams.models.membership import Membership, TeamParticipation, TeamStatusChange
from teams.models.outreach import Outreach
from teams.models.returning import ReturnInvitation
from teams.models.team import InspiratieTeam

__all__ = [
    "Goal",
    "GoalDone",
    "InspiratieTeam",
    "Invitation",
    "JoinRequest",
    "Membership",
    "Outreach",
    "ReturnInvitation",
    "TeamParticipation",
    "TeamStatusChange",
]
