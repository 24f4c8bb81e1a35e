"""What a lead fills in about somebody who takes part and agreed to be named."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from activities.models import Activity
from sponsors.models import Ambassador
from verbinding.lib.plainforms import PlainFieldsMixin
from verbinding.lib.risks import reaches_out


class AmbassadorForm(PlainFieldsMixin, forms.ModelForm):
    agrees = forms.BooleanField(
        label="Deze persoon weet dat de naam op de site komt, en vindt dat goed",
        error_messages={"required": "Vraag dat eerst. Zonder akkoord noemen we niemand."},
    )

    class Meta:
        model = Ambassador
        fields = ["name", "words", "link", "activities", "agreed_on", "agreed_how"]
        labels = {
            "activities": "Bij welke activiteiten?",
            "agreed_on": "Wanneer zei die ja?",
            "agreed_how": "Hoe?",
        }
        help_texts = {"agreed_on": "", "activities": "", "link": "Een profiel of website."}
        error_messages = {
            "words": {"required": "Schrijf in één zin wat die voor de week doet."},
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "words": forms.Textarea(attrs={"rows": 2, "data-behaviour": "counter"}),
            "activities": forms.CheckboxSelectMultiple,
            "agreed_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("agreed_on", "agreed_how"):
            self.fields[name].required = True
        if not self.instance.pk:
            self.initial |= {"name": row.name, "agreed_on": timezone.localdate()}
        own = Activity.objects.public().for_edition(row.edition).filter(team=row.team)
        self.fields["activities"].queryset = own.order_by("title", "pk")
        if not own.exists():
            self.fields["activities"].widget = forms.MultipleHiddenInput()

    def clean_words(self):
        words = " ".join(self.cleaned_data["words"].split())
        if any(reaches_out(words)):
            raise forms.ValidationError("Zet hier geen link, e-mailadres of telefoonnummer in.")
        return words

    def clean_agreed_on(self):
        day = self.cleaned_data["agreed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("Deze dag moet nog komen.")
        if (gone := self.instance.withdrawn_at) and day < timezone.localdate(gone):
            raise forms.ValidationError(
                f"Deze persoon ging er op {date_format(gone, 'j F')} af. Vraag het eerst opnieuw."
            )
        return day
