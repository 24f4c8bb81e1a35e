"""The form with which a lead writes down whom the team would like to ask."""

from django import forms

from teams.known_names import normalised
from teams.models import Outreach
from verbinding.lib.formguard import GuardedFormMixin
from verbinding.lib.risks import reaches_out

MOST_PER_TEAM = 100


class OutreachForm(GuardedFormMixin, forms.ModelForm):
    """For a new row and for one that exists; a name stands on the list of a team once."""

    class Meta:
        model = Outreach
        fields = ["name", "kind", "channel", "note"]
        labels = {"name": "Wie willen jullie vragen?", "channel": "Hoe vragen jullie het?"}
        help_texts = {
            "name": "Een naam, een @naam of een medium.",
            "note": "Alleen jullie kartrekkers en de organisatie lezen dit. Zet hier geen "
            "telefoonnummer of e-mailadres in.",
        }
        error_messages = {"name": {"required": "Vul in wie jullie willen vragen."}}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "kind": forms.RadioSelect,
            "note": forms.Textarea(attrs={"rows": 3, "data-behaviour": "counter"}),
        }

    def __init__(self, *args, team, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.team, self.edition = team, edition
        self.fields["channel"].choices = [("", "Kies een manier"), *Outreach.Channel.choices]

    def others(self):
        rows = self.team.outreach.of_edition(self.edition)
        return rows.exclude(pk=self.instance.pk) if self.instance.pk else rows

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        if not normalised(name):
            raise forms.ValidationError("Vul een naam in met letters of cijfers.")
        if reaches_out(name)[2]:
            raise forms.ValidationError("Dit lijkt een telefoonnummer. Vul de naam in.")
        return name

    def clean_note(self):
        _, has_address, has_number = reaches_out(self.cleaned_data["note"])
        if has_address or has_number:
            raise forms.ValidationError("Zet hier geen e-mailadres of telefoonnummer in.")
        return self.cleaned_data["note"]

    def row(self):
        """The row as filled in; `outreach.write` stores it."""
        row = self.save(commit=False)
        row.normalised_name = normalised(row.name)
        if row.pk is None:
            row.team, row.edition = self.team, self.edition
            row.form_token = self.cleaned_data["form_token"]
        return row
