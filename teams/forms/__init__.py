"""Everything that parses what people type about a team."""

from teams.forms.editing import EditTeamForm
from teams.forms.filters import TeamFilterForm
from teams.forms.founding import FoundTeamForm
from teams.forms.inspirer import InspirerForm
from teams.forms.joining import AskToJoinForm, InviteForm
from teams.forms.outreach import OutreachForm

__all__ = [
    "AskToJoinForm",
    "EditTeamForm",
    "FoundTeamForm",
    "InspirerForm",
    "InviteForm",
    "OutreachForm",
    "TeamFilterForm",
]
