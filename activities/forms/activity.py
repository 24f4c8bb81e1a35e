"""The form about an activity: seven things are asked, the rest may stay folded away."""

from django import forms
from django.utils.functional import cached_property

from accounts.forms import OwnAddressField
from activities.forms.coming import settle_coming
from activities.models import Activity
from activities.prefill import NOTHING
from activities.workflow import TEXTS
from editions.agreeing import AgreesMixin
from editions.forms import LabelsField
from teams.models import InspiratieTeam
from verbinding.lib.addresses import clean_phone
from verbinding.lib.fieldhints import put_hint
from verbinding.lib.folds import Fold, FoldsMixin
from verbinding.lib.formguard import GuardedFormMixin
from verbinding.lib.placeforms import PlaceFormMixin
from verbinding.lib.plainforms import PlainFieldsMixin
from verbinding.lib.risks import reaches_out
from verbinding.lib.seenforms import SeenFormMixin

# What stays folded away, in the order of the page.
ALONE = (
    *("welcomes_alone", "welcomed_by", "can_call_first", "has_quiet_spot"),
    *("is_step_free", "has_toilet", "has_accessible_toilet", "access_note"),
)
COMING = ("coming", "approves_signups", "signup_link")
FOR_WHOM = ("summary", "theme", "audiences", "branch", "languages", "openness")
COST_AND_CONTACT = (
    *("cost", "cost_note", "link"),
    *("contact_email", "contact_phone", "shows_contact"),
)
FIELDS = [
    *("title", "description", "place_kind", "address_visibility", "shown_name"),
    *(*ALONE, *COMING, *FOR_WHOM, *COST_AND_CONTACT),
]
# What even an unfinished activity needs: a name to find it back by, and whose it is.
NEEDED_FOR_CONCEPT = {"title", "email"}
NEEDED_FOR_PREVIEW = {"title"}


class ActivityFields(AgreesMixin, PlainFieldsMixin, FoldsMixin, PlaceFormMixin, forms.ModelForm):
    """What entering and editing share; of a concept or a preview nearly everything may be missing.

    `needed` names the fields that sending it in asks for.
    """

    folded = (
        ("Hoe kun je komen?", COMING),
        ("Kan ik alleen komen?", ALONE),
        ("Voor wie, en waar gaat het over", FOR_WHOM),
        ("Kosten, website en contact", COST_AND_CONTACT),
    )
    # As the page shows them, so that the summary of errors reads in the same order.
    field_order = ["title", "description", "place_query", "address", "place_kind"]
    field_order += ["address_visibility", "online_url", "shown_name", "email", "team"]

    address = forms.CharField(
        label="Straat en huisnummer",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    place_query = forms.CharField(
        label="Postcode of plaats",
        max_length=80,
        help_text="Bijvoorbeeld 3607 AB of Maarssen.",
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
        error_messages={"required": "Vul een postcode of plaats in, of kies “Online”."},
    )
    online_url = forms.URLField(
        label="Link om online mee te doen",
        required=False,
        help_text="Staat nooit op de site. Wie zich aanmeldt, krijgt hem van ons.",
    )
    cost = forms.DecimalField(
        label="Kosten per persoon",
        min_value=0,
        max_value=999,
        decimal_places=2,
        required=False,
        localize=True,
        help_text="Laat leeg als het gratis is.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "data-prefix": "€"}),
    )
    approves_signups = forms.TypedChoiceField(
        label="Wie beslist bij aanmelden?",
        required=False,
        choices=[
            ("nee", "Wie zich aanmeldt, komt erbij zolang er plaats is"),
            ("ja", "Ik zeg zelf ja of nee tegen elke aanmelding"),
        ],
        coerce=lambda value: value == "ja",
        empty_value=None,
        help_text="Kies je niets? Dan beslis je zelf als je adres verborgen is, en anders niet.",
        widget=forms.RadioSelect(attrs={"data-mark": "none"}),
    )
    team = forms.ModelChoiceField(
        InspiratieTeam.objects.none(),
        label="Hoort dit bij een InspiratieTeam?",
        required=False,
        empty_label="Nee, ik organiseer dit zelf",
    )

    class Meta:
        model = Activity
        fields = FIELDS
        field_classes = {"audiences": LabelsField, "languages": LabelsField}
        widgets = {
            "description": forms.Textarea(attrs={"rows": 6, "data-behaviour": "counter"}),
            "summary": forms.TextInput(attrs={"data-behaviour": "counter"}),
            "openness": forms.RadioSelect,
            "place_kind": forms.RadioSelect,
            "address_visibility": forms.RadioSelect,
            "coming": forms.RadioSelect(attrs={"data-mark": "none"}),
            "audiences": forms.CheckboxSelectMultiple,
            "languages": forms.CheckboxSelectMultiple,
            "shown_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "contact_email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "contact_phone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        }
        error_messages = {
            "title": {"required": "Geef je activiteit een naam."},
            "description": {"required": "Vertel wat je gaat doen."},
            "shown_name": {"required": "Vul je naam in."},
        }
        labels = {
            "title": "Hoe heet je activiteit?",
            "shown_name": "Je naam",
            "coming": "Hoe weet je wie er komt?",
            "signup_link": "Website waar mensen zich aanmelden",
        }
        help_texts = {
            "coming": "Is er een beperkt aantal plaatsen? Kies dan voor aanmelden.",
            "signup_link": "Alleen nodig als je voor een andere website koos.",
            "title": "Kort en concreet, bijvoorbeeld “Soep eten met de straat”.",
            "description": "Wat ga je doen, en voor wie is het? Een paar zinnen is genoeg.",
            "shown_name": "Zo staat het op de site. Een voornaam of de naam van je groep kan ook.",
        }

    def __init__(self, *args, person, is_concept=False, is_preview=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.is_concept = person, is_concept
        if self._is_online():
            self.fields["place_query"].required = False
        for name in ("openness", "place_kind", "address_visibility", "coming"):
            self.fields[name].required = False
        for name in ("theme", "branch"):
            self.fields[name].empty_label = "Geen, of weet ik niet"
        takes_signups = self.instance.coming == Activity.Coming.SIGN_UP
        self.initial["approves_signups"] = (
            ("ja" if self.instance.approves_signups else "nee") if takes_signups else None
        )
        self._offer_teams()
        self.enough = None
        if is_concept or is_preview:
            self.enough = NEEDED_FOR_PREVIEW if is_preview else NEEDED_FOR_CONCEPT

    @cached_property
    def needed(self):
        return [name for name, field in self.fields.items() if field.required]

    def full_clean(self):
        """Asks for less only while it judges: what a label says is about sending it in."""
        enough = self.needed if self.enough is None else self.enough
        spared = [name for name in self.needed if name not in enough]
        for name in spared:
            self.fields[name].required = False
        super().full_clean()
        for name in spared:
            self.fields[name].required = True

    def show_hints(self, hints):
        for name, words in hints.items():
            put_hint(self[name], words)

    def _offer_teams(self):
        teams = InspiratieTeam.objects.of_user(self.person).open_to_activities()
        if self.instance.team_id:
            teams = teams | InspiratieTeam.objects.filter(pk=self.instance.team_id)
        if self.person.is_authenticated and teams.exists():
            self.fields["team"].queryset = teams.distinct()
            self.initial.setdefault("team", self.instance.team or self.instance.wanted_team)
        else:
            del self.fields["team"]

    @property
    def shows_more_place(self):
        """Also where a place is missing: the message says that “Online” is a way out."""
        if self["place_query"].errors and not self["place_query"].value():
            return True
        return Fold(self, "", ["place_kind", "address_visibility", "online_url"]).is_open

    def clean_address(self):
        """It stands in every list, without a look beforehand: no place to advertise in."""
        address = self.cleaned_data["address"]
        if any(reaches_out(address)) or "@" in address:
            raise forms.ValidationError("Vul hier alleen een straat en huisnummer in.")
        return address

    def clean_contact_phone(self):
        return clean_phone(self.cleaned_data["contact_phone"])

    def clean_cost(self):
        return self.cleaned_data["cost"] or 0

    def clean_openness(self):
        return self.cleaned_data["openness"] or Activity.Openness.EVERYONE

    def clean_place_kind(self):
        return self.cleaned_data["place_kind"] or Activity.PlaceKind.ADDRESS

    def clean_address_visibility(self):
        return self.cleaned_data["address_visibility"] or Activity.AddressVisibility.PUBLIC

    def clean_coming(self):
        return self.cleaned_data["coming"] or Activity.Coming.JUST_COME

    def clean(self):
        """A class, team or department keeps its address to itself, whatever was chosen."""
        cleaned = super().clean()
        if cleaned.get("openness") == Activity.Openness.OWN_GROUP:
            cleaned["address_visibility"] = Activity.AddressVisibility.NEIGHBOURHOOD
            cleaned["coming"] = Activity.Coming.JUST_COME
        settle_coming(self, cleaned)
        return cleaned

    def _is_online(self):
        kind = self.data.get(self.add_prefix("place_kind")) if self.is_bound else None
        usual = self.get_initial_for_field(self.fields["place_kind"], "place_kind")
        return (kind or usual) == Activity.PlaceKind.ONLINE

    def clean_shows_contact(self):
        is_shown, cleaned = self.cleaned_data["shows_contact"], self.cleaned_data
        if is_shown and not (cleaned.get("contact_email") or cleaned.get("contact_phone")):
            raise forms.ValidationError("Vul dan een e-mailadres of telefoonnummer in.")
        return is_shown


class ActivityForm(GuardedFormMixin, ActivityFields):
    """A new activity; somebody who isn't logged in also tells their e-mail address."""

    email = OwnAddressField(help_text="Hierheen sturen we een code. Je adres komt niet op de site.")

    def __init__(self, *args, person, source=NOTHING, **kwargs):
        super().__init__(*args, person=person, **kwargs)
        self.source = source
        if person.is_authenticated:
            del self.fields["email"]
            self.initial.setdefault("shown_name", person.name)

    def risk_signs(self):
        """Also what was noticed about the activity itself before it is stored."""
        return [*super().risk_signs(), *self.instance.risk_signs]


class EditActivityForm(SeenFormMixin, ActivityFields):
    """What exists already; refuses when somebody else changed it since the page was opened."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        activity = self.instance
        # As they are in the database: cleaning the form writes the new values on the instance.
        self.texts_before = {name: getattr(activity, name) for name in TEXTS}
        # Words that wait are the ones to go on from: else the next edit would drop them unseen.
        self.waiting = activity.proposals.waiting().first()
        if self.waiting:
            self.initial |= self.waiting.texts
        if location := getattr(activity, "private_location", None):
            self.initial["place_query"] = location.place_query
            self.initial["address"] = location.address
            self.initial["online_url"] = location.online_url
