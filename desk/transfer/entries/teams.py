"""A row about a team: the site's own form, filled in by a spreadsheet."""

from django import forms
from django.forms.models import construct_instance

from desk.transfer.entries.places import ListedPlaceMixin
from desk.transfer.fields import EditionField, NamedField, NamedListField, WordField
from desk.transfer.past import OVER
from teams.forms.fields import TeamFields
from teams.models import InspiratieTeam
from verbinding.lib.publishing import Status

WORDS = ("name", "goal", "kind", "organisation", "website")


class EditionsField(NamedListField, EditionField):
    """Years with a comma between them."""

    find = EditionField.find


class TeamEntry(ListedPlaceMixin, TeamFields):
    branch = NamedField(unknown="“{}” is geen branche.")
    kind = WordField(InspiratieTeam.Kind, otherwise=InspiratieTeam.Kind.NEIGHBOURHOOD)
    editions = EditionsField()
    status = WordField(Status)

    class Meta(TeamFields.Meta):
        fields = [*WORDS, "branch"]
        error_messages = {
            "name": {"required": "Vul een naam in."},
            "goal": {"required": "Vul in wat het team wilde doen: een zin is genoeg."},
        }

    def __init__(self, cells, *, lookups, existing=None):
        self.existing = existing
        super().__init__({**cells, "kind": cells.get("kind_of_team", "")})
        for name, rows in lookups.items():
            self.fields[name].rows = rows

    def _post_clean(self):
        """The fields judged all of it: the model has nothing to add, and would take its time."""
        construct_instance(self, self.instance, self._meta.fields)

    def clean_editions(self):
        """Years are only added, and only those that are over."""
        named = self.cleaned_data["editions"]
        joined = participated(self.existing)
        if not named:
            raise forms.ValidationError("Vul minstens één jaar in waarin het team meedeed.")
        if gone := joined - {edition.pk for edition in named}:
            raise forms.ValidationError(
                "Een jaar weghalen kan niet met een lijst."
                if len(gone) == 1
                else "Jaren weghalen kan niet met een lijst."
            )
        for edition in named:
            if edition.pk not in joined and edition.phase not in OVER:
                raise forms.ValidationError(
                    f"De week van {edition.year} is nog niet voorbij. Een team meldt zichzelf aan."
                )
        return named

    def clean_status(self):
        """What stands on the site changes by the buttons there, and never by a list."""
        status, now = self.cleaned_data["status"], self.existing and self.existing.status
        if now and status and status != now:
            raise forms.ValidationError("De status verander je bij het team zelf.")
        if not now and status not in {"", Status.PUBLISHED}:
            raise forms.ValidationError(
                f"Wat “{Status(status).label.lower()}” is, nemen we niet over. Haal deze rij weg."
            )
        return status


def participated(team):
    return {row.edition_id for row in team.participations.all()} if team else set()
