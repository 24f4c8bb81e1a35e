"""What anyone writes to the organiser, and the words of a moderator."""

from django import forms

from desk.models import Message, Report
from verbinding.lib.formguard import GuardedFormMixin


class MessageForm(GuardedFormMixin, forms.ModelForm):
    class Meta:
        model = Message
        fields = ["name", "email", "subject", "words"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "words": forms.Textarea(attrs={"rows": 8, "data-behaviour": "counter"}),
        }


class ReportForm(GuardedFormMixin, forms.ModelForm):
    class Meta:
        model = Report
        fields = ["reason", "words", "email"]
        widgets = {
            "reason": forms.RadioSelect,
            "words": forms.Textarea(attrs={"rows": 5, "data-behaviour": "counter"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }
        error_messages = {"reason": {"required": "Kies wat er mis is."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = Report.Reason.choices

    def clean(self):
        data = super().clean()
        if data.get("reason") == Report.Reason.OTHER and not data.get("words"):
            self.add_error("words", "Vertel in een paar woorden wat er mis is.")
        return data


class DecisionForm(forms.Form):
    """A moderator's button, with the words that go to the sender."""

    step = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(
        label="Woorden voor de inzender",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Gaan mee in de mail. Nodig als je aanpassing vraagt, afwijst of offline haalt.",
    )

    def __init__(self, *args, steps, **kwargs):
        super().__init__(*args, **kwargs)
        self.steps = steps

    def clean(self):
        data = super().clean()
        step = self.steps.get(data.get("step"))
        if step and step.needs_note and not data.get("note", "").strip():
            self.add_error("note", "Schrijf een paar woorden: die gaan in de mail aan de inzender.")
        return data
