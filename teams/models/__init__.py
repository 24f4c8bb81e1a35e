"""InspiratieTeams: who they are, who belongs to them and which edition they take part in."""

from teams.models.membership import Membership, TeamParticipation, TeamStatusChange
from teams.models.team import InspiratieTeam

__all__ = ["InspiratieTeam", "Membership", "TeamParticipation", "TeamStatusChange"]
