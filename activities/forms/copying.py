"""Which activities of earlier years somebody takes along, and their agreement to send them in."""

from django import forms

from activities.forms.activity import LabelsField
from editions.agreeing import AgreesMixin
from verbinding.lib.formguard import GuardedFormMixin


class BringAlongForm(GuardedFormMixin, forms.Form):
    originals = LabelsField(
        None,
        label="Wat neem je mee?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Vink minstens één activiteit aan.",
            "invalid_choice": "Deze activiteit kun je niet meenemen.",
        },
    )

    def __init__(self, *args, originals, made, **kwargs):
        """Offers those that aren't in `made`; one that was made meanwhile is no mistake."""
        super().__init__(*args, **kwargs)
        offered = [activity for activity in originals if activity.pk not in made]
        field = self.fields["originals"]
        field.queryset = originals
        field.choices = [(activity.pk, label_of(activity)) for activity in offered]
        self.initial["originals"] = [activity.pk for activity in offered]


def label_of(activity):
    team = f", {activity.team}" if activity.team else ""
    return f"{activity} ({activity.edition.year}{team})"


class SendAllForm(AgreesMixin, GuardedFormMixin, forms.Form):
    """One tick for all that goes in together."""
