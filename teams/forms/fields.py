"""What the forms for founding and for editing a team have in common."""

from django import forms

from editions.models import Branch
from teams.models import InspiratieTeam
from verbinding.lib.addresses import clean_phone
from verbinding.lib.folds import FoldsMixin
from verbinding.lib.placeforms import PlaceFormMixin
from verbinding.lib.places import find_places, neighbourhood
from verbinding.lib.plainforms import PlainFieldsMixin


def town_of(place):
    """What everybody may read: town or district, never the postcode of whoever fills it in."""
    if place.kind != "postcode":
        return place.label
    name = neighbourhood(place.pc4) or place.name
    here = (p.label for p in find_places(name) if p.municipality_code == place.municipality_code)
    return next(here, name)


class TeamFields(PlainFieldsMixin, FoldsMixin, PlaceFormMixin, forms.ModelForm):
    """What founding and editing have in common."""

    class Meta:
        model = InspiratieTeam
        fields = [
            "name",
            "goal",
            "kind",
            "branch",
            "organisation",
            "website",
            "contact_name",
            "contact_email",
            "contact_phone",
        ]
        labels = {
            "name": "Naam van het team",
            "goal": "Wat willen jullie doen?",
            "contact_name": "Naam",
            "contact_email": "E-mailadres",
            "contact_phone": "Telefoonnummer",
        }
        help_texts = {
            "goal": "Een paar zinnen zijn genoeg. Bijvoorbeeld: elke dag van de week een pan soep "
            "voor de straat.",
            "website": "Bijvoorbeeld www.jullieteam.nl.",
        }
        error_messages = {
            "name": {"required": "Bedenk een naam. Die mag je later nog veranderen."},
            "goal": {"required": "Vertel in een paar woorden wat jullie willen doen."},
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "goal": forms.Textarea(attrs={"rows": 6, "data-behaviour": "counter"}),
            "kind": forms.RadioSelect,
            "organisation": forms.TextInput(attrs={"autocomplete": "organization"}),
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "contact_email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "contact_phone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        }

    folded = (
        ("Over jullie", ("kind", "branch", "organisation", "website")),
        ("Zo kunnen mensen jullie bereiken", ("contact_name", "contact_email", "contact_phone")),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].required = False
        self.fields["place_query"].error_messages["required"] = "Vul een postcode of plaats in."
        self.fields["branch"].queryset = Branch.objects.order_by("order", "name")
        self.fields["branch"].empty_label = "Geen, of weet ik niet"

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        if not any(sign.isalnum() for sign in name):
            raise forms.ValidationError("Geef het team een naam met letters of cijfers.")
        return name

    def clean_kind(self):
        return self.cleaned_data["kind"] or InspiratieTeam.Kind.NEIGHBOURHOOD

    def clean_contact_phone(self):
        return clean_phone(self.cleaned_data["contact_phone"])

    def settle(self, team):
        """Writes the place that was found onto the team."""
        if self.place is None:
            return
        team.place_label = town_of(self.place)
        team.municipality_code = self.place.municipality_code
        team.municipality, team.province = self.place.municipality, self.place.province
        team.lat, team.lon = self.place.lat, self.place.lon
