"""A row about an activity: the site's own form, filled in by a spreadsheet."""

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.forms.models import construct_instance

from activities.forms.activity import ActivityFields
from activities.models import Activity
from desk.transfer.entries.places import ListedPlaceMixin
from desk.transfer.fields import (
    EditionField,
    MoneyField,
    NamedField,
    NamedListField,
    WordField,
    YesNoField,
)
from desk.transfer.heads import plain
from desk.transfer.past import OVER
from verbinding.lib.publishing import Status

Kind, Visibility = Activity.PlaceKind, Activity.AddressVisibility
TEXTS = ("title", "summary", "description", "cost_note", "link", "shown_name")
FACTS = (
    *("welcomes_alone", "is_step_free", "has_toilet", "has_accessible_toilet", "has_quiet_spot"),
    "cost",
)
CHOSEN = ("theme", "branch", "team")
# These four together say where it is.
PLACE = ("place_kind", "address", "place_query", "municipality")


class ActivityEntry(ListedPlaceMixin, ActivityFields):
    """`lookups` holds the rows that names are looked up in, by the name of the field."""

    edition = EditionField()
    cost = MoneyField(required=False, min_value=0, max_value=999, decimal_places=2, localize=True)
    theme = NamedField(unknown="“{}” is geen thema.")
    branch = NamedField(unknown="“{}” is geen branche.")
    team = NamedField(unknown="Het team “{}” staat niet op de site. Lees eerst de teams in.")
    audiences = NamedListField(unknown="“{}” is geen doelgroep.")
    languages = NamedListField(unknown="“{}” is geen taal op de site.")
    place_kind = WordField(Kind, otherwise=Kind.ADDRESS)
    address_visibility = WordField(Visibility, otherwise=Visibility.PUBLIC)
    openness = WordField(Activity.Openness, otherwise=Activity.Openness.EVERYONE)
    status = WordField(Status)
    welcomes_alone = YesNoField(required=False)
    is_step_free = YesNoField(required=False)
    has_toilet = YesNoField(required=False)
    has_accessible_toilet = YesNoField(required=False)
    has_quiet_spot = YesNoField(required=False)
    agrees = online_url = approves_signups = None

    class Meta(ActivityFields.Meta):
        fields = [
            *(*TEXTS, *FACTS, "theme", "branch", "coming"),
            *("place_kind", "address_visibility", "openness"),
        ]
        field_classes = {}
        error_messages = {
            "title": {"required": "Vul een titel in."},
            "description": {"required": "Vul een beschrijving in: een zin is genoeg."},
            "shown_name": {"required": "Vul in wie het organiseerde. Een voornaam is genoeg."},
        }

    def __init__(self, cells, *, lookups, existing=None):
        self.existing = existing
        coming = existing.coming if existing else ""
        super().__init__({**cells, "coming": coming}, person=AnonymousUser())
        self.fields["edition"].error_messages["required"] = "Vul het jaar van de editie in."
        self.fields["edition"].required = True
        self.fields["place_query"].error_messages["required"] = (
            "Vul een postcode of plaats in, of zet “Online” in de kolom “waar”."
        )
        for name, rows in lookups.items():
            self.fields[name].rows = rows

    def _offer_teams(self):
        """The desk gives an activity to any team; nobody is asked."""

    def _is_online(self):
        word = plain(self.data.get("place_kind") or "")
        return self.fields["place_kind"].by_word.get(word) == Kind.ONLINE

    def _post_clean(self):
        """The fields judged all of it: the model has nothing to add, and would take its time."""
        construct_instance(self, self.instance, self._meta.fields)

    def clean_edition(self):
        edition = self.cleaned_data["edition"]
        if edition.phase not in OVER:
            raise forms.ValidationError(
                f"De week van {edition.year} is nog niet voorbij. Wat nog komt, voer je in met "
                "het formulier op de site."
            )
        return edition

    def clean_status(self):
        """What stands on the site changes by the buttons there, and never by a list."""
        status, now = self.cleaned_data["status"], self.existing and self.existing.status
        if now and status and status != now:
            raise forms.ValidationError("De status verander je bij de activiteit zelf.")
        if not now and status not in {"", Status.PUBLISHED}:
            raise forms.ValidationError(
                f"Wat “{Status(status).label.lower()}” is, nemen we niet over. Haal deze rij weg."
            )
        return status

    def clean_address_visibility(self):
        chosen, now = super().clean_address_visibility(), self.existing
        if chosen == Visibility.SIGNED_UP and not (now and now.address_visibility == chosen):
            raise forms.ValidationError("Kies “iedereen” (leeg) of “alleen de buurt”.")
        if now and now.hides_address and chosen == Visibility.PUBLIC:
            raise forms.ValidationError(
                "Een verborgen adres wordt niet openbaar door een lijst. Doe dat bij de activiteit."
            )
        return chosen
