"""The form with which the leads change their team."""

from django import forms

from teams.forms.fields import TeamFields


class EditTeamForm(TeamFields):
    """Saves only its own fields, and only onto the team as it was when the form was opened."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ["name", "place_query", "place_choice", "goal"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {
            "place_query": self.instance.place_label,
            "seen": fingerprint(self.instance),
        }

    def _answers(self):
        return ([], True) if self._place_stays() else super()._answers()

    def _complain(self, text):
        if not self._place_stays():
            super()._complain(text)

    def _place_stays(self):
        """A place that nobody touched isn't looked up again: a moderator may have worded it."""
        typed = self.data.get(self.add_prefix("place_query")) or ""
        return typed.strip() == self.instance.place_label

    def clean(self):
        cleaned = super().clean()
        if not self.errors and cleaned["seen"] != fingerprint(self.instance):
            self.mark_stale()
        return cleaned

    def mark_stale(self):
        """Keeps what was typed; sending it once more is a choice made with open eyes."""
        self.instance.refresh_from_db(fields=["status", "changed_at"])
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = fingerprint(self.instance)
        self.add_error(
            None,
            "Dit team is intussen veranderd. Je woorden staan hieronder nog: kijk of ze kloppen en "
            "bewaar opnieuw.",
        )


def fingerprint(team):
    return f"{team.status} {team.changed_at.isoformat()}"
