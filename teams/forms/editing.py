"""The form with which the leads change their team."""

from editions.agreeing import AgreesMixin
from teams.forms.fields import TeamFields
from verbinding.lib.risks import reaches_out
from verbinding.lib.seenforms import SeenFormMixin

PLAIN = frozenset({"name", "goal", "organisation", "contact_name"})
NO_LINKS = (
    "Zet hier geen link, e-mailadres of telefoonnummer in. Daarvoor zijn de velden onder "
    "“Over jullie” en “Zo kunnen mensen jullie bereiken”."
)


class EditTeamForm(AgreesMixin, SeenFormMixin, TeamFields):
    """Saves only its own fields, and only onto the team as it was when the form was opened."""

    field_order = ["name", "place_query", "place_choice", "goal", "welcomes_people"]

    class Meta(TeamFields.Meta):
        fields = [*TeamFields.Meta.fields, "welcomes_people"]
        labels = {**TeamFields.Meta.labels, "welcomes_people": "We zoeken nog mensen"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["place_query"] = self.instance.place_label

    def clean(self):
        """Words change at once, so those of a team that nobody trusts yet hold no advertising."""
        cleaned = super().clean()
        if self.instance.is_public and not self.instance.is_trusted:
            for name in PLAIN & set(self.changed_data):
                if any(reaches_out(cleaned.get(name) or "")):
                    self.add_error(name, NO_LINKS)
        return cleaned

    def _answers(self):
        return ([], True) if self._place_stays() else super()._answers()

    def _complain(self, text):
        if not self._place_stays():
            super()._complain(text)

    def _place_stays(self):
        """A place that nobody touched isn't looked up again: a moderator may have worded it."""
        typed = self.data.get(self.add_prefix("place_query")) or ""
        return typed.strip() == self.instance.place_label
