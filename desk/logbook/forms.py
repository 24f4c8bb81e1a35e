"""What an organiser asks of the log."""

from django import forms

from accounts.models import User
from desk.logbook.reading import Wish
from desk.logbook.sources import KINDS


class LogForm(forms.Form):
    zoek = forms.CharField(
        label="Zoek op naam of titel",
        required=False,
        max_length=100,
        help_text="Van een persoon, activiteit, team, idee, sponsor of mail.",
    )
    wie = forms.ModelChoiceField(
        queryset=None, label="Door wie", required=False, empty_label="Iedereen"
    )
    soort = forms.ChoiceField(label="Soort", required=False)
    dag = forms.DateField(
        label="Dag",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wie"].queryset = User.objects.filter(is_staff=True).order_by("name", "email")
        kinds = [(value, label) for value, (label, _) in KINDS.items()]
        self.fields["soort"].choices = [("", "Alles"), *kinds]
        # A filter needs nothing, and everybody knows.
        for field in self.fields.values():
            field.widget.attrs["data-mark"] = "none"

    def wish(self) -> Wish:
        data = self.cleaned_data if self.is_valid() else {}
        return Wish(
            data.get("wie"), data.get("soort", ""), data.get("dag"), data.get("zoek", "").strip()
        )
