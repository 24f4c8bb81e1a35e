"""What anyone writes to the organiser."""

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
