"""Everything that parses what people type about a team."""

from teams.forms.editing import EditTeamForm
from teams.forms.filters import TeamFilterForm
from teams.forms.founding import FoundTeamForm

__all__ = ["EditTeamForm", "FoundTeamForm", "TeamFilterForm"]
