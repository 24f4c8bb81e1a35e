"""Everything that parses what people type about an activity."""

from activities.forms.activity import ActivityForm, EditActivityForm
from activities.forms.moments import MomentFormSet

__all__ = ["ActivityForm", "EditActivityForm", "MomentFormSet"]
