"""The form with which the leads change their team."""

from teams.forms.fields import TeamFields
from verbinding.lib.seenforms import SeenFormMixin


class EditTeamForm(SeenFormMixin, TeamFields):
    """Saves only its own fields, and only onto the team as it was when the form was opened."""

    field_order = ["name", "place_query", "place_choice", "goal"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["place_query"] = self.instance.place_label

    def _answers(self):
        return ([], True) if self._place_stays() else super()._answers()

    def _complain(self, text):
        if not self._place_stays():
            super()._complain(text)

    def _place_stays(self):
        """A place that nobody touched isn't looked up again: a moderator may have worded it."""
        typed = self.data.get(self.add_prefix("place_query")) or ""
        return typed.strip() == self.instance.place_label
