"""What a visitor types to ask an organiser something."""

from django import forms

from accounts.forms import OwnAddressField
from signups.models import Question
from signups.person_forms import PersonFormMixin
from verbinding.lib.formguard import GuardedFormMixin
from verbinding.lib.risks import signs_in


class QuestionForm(PersonFormMixin, GuardedFormMixin, forms.ModelForm):
    email = OwnAddressField(
        help_text="Hierheen sturen we een code. De organisator antwoordt je op dit adres."
    )
    field_order = ["words", "name", "email"]

    class Meta:
        model = Question
        fields = ["words", "name", "email"]
        labels = {"words": "Je vraag", "name": "Je naam"}
        help_texts = {"name": "Een voornaam is genoeg."}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "words": forms.Textarea(attrs={"rows": 6, "data-behaviour": "counter"}),
        }
        error_messages = {
            "words": {"required": "Schrijf je vraag."},
            "name": {"required": "Vul je naam in."},
        }

    def question(self, activity):
        """The row as filled in, not stored yet; what stands out is told to the organiser."""
        row = self.guarded_row()
        row.activity = activity
        row.risk_signs += signs_in(row.name, row.words)
        return row
