"""The public forms, as staff fill them in while somebody is on the phone."""

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.utils.html import format_html

from accounts.forms import OwnAddressField
from activities.forms import EditActivityForm
from activities.forms.activity import ActivityFields
from activities.models import OnBehalf
from activities.prefill import NOTHING
from desk.entering.fields import AddressOrNoneMixin, FindTeamMixin
from editions.agreeing import ADDRESS
from signups.forms import ChangeForm, SignupForm
from verbinding.lib.addresses import clean_phone
from verbinding.lib.formguard import GuardedFormMixin
from verbinding.lib.plainforms import PlainFieldsMixin

ONLINE, QUEUE = "online", "wachtrij"
# Read aloud, or ticked on the sheet of paper.
AGREED = (
    'Wie dit organiseert kent de <a href="{}" target="_blank">Spelregels'
    '<span class="visually-hidden"> (nieuw tabblad)</span></a> en houdt zich eraan'
)
OF_THE_PERSON = {
    "title": "Hoe heet de activiteit?",
    "shown_name": "Naam op de site",
    "email": "E-mailadres van wie het organiseert",
}
# Here nobody reads the questions aloud, and the organisation is not "je".
OF_ANOTHER = {
    "title": "Hoe heet de activiteit?",
    "description": "Wat is er te doen, en voor wie?",
    "shown_name": "Naam op de site",
    "coming": "Hoe is bekend wie er komt?",
}


class BehalfForm(AddressOrNoneMixin, FindTeamMixin, GuardedFormMixin, ActivityFields):
    """The form of an activity, with for whom it is; the form itself belongs to nobody."""

    source = NOTHING
    email = OwnAddressField(required=False)
    phone = forms.CharField(
        label="Telefoonnummer",
        required=False,
        max_length=20,
        help_text="Komt nergens op de site. Alleen het bureau ziet het, om terug te bellen.",
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    channel = forms.ChoiceField(
        label="Hoe kwam het binnen?",
        choices=OnBehalf.Channel.choices,
        initial=OnBehalf.Channel.PHONE,
        widget=forms.RadioSelect,
    )
    afterwards = forms.ChoiceField(
        label="En dan?",
        choices=[(ONLINE, "Zet het meteen online"), (QUEUE, "Zet het in de wachtrij")],
        initial=ONLINE,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, is_preview=False, **kwargs):
        self.is_preview = is_preview
        super().__init__(*args, person=AnonymousUser(), is_preview=is_preview, **kwargs)
        for name, label in OF_THE_PERSON.items():
            self.fields[name].label = label
        self.fields["agrees"].label = format_html(AGREED, ADDRESS)

    def clean_phone(self):
        return clean_phone(self.cleaned_data["phone"])

    def behalf(self):
        """The row about for whom it is, not stored yet."""
        names = ("email", "phone", "channel")
        return OnBehalf(**{name: self.cleaned_data[name] for name in names})

    @property
    def goes_online(self):
        return self.cleaned_data["afterwards"] == ONLINE


class EditForForm(EditActivityForm):
    """Nobody agrees for somebody else: that stays as it was."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, person=AnonymousUser(), **kwargs)
        self.fields.pop("agrees", None)
        for name, label in OF_ANOTHER.items():
            self.fields[name].label = label
        self.fields["description"].help_text = "Een paar zinnen is genoeg."

    def labels_changed(self):
        """What was changed, in the words of the form."""
        return [
            str(self.fields[name].label)
            for name in self.changed_data
            if self[name].label and not self[name].is_hidden
        ]


class GuestForForm(AddressOrNoneMixin, SignupForm):
    email = OwnAddressField(label="E-mailadres van wie komt", required=False)
    phone = forms.CharField(
        label="Telefoonnummer",
        required=False,
        max_length=20,
        help_text="Alleen het bureau ziet het, om te bellen als er iets verandert.",
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    field_order = ["moment", "people", "name", "email", "has_no_email", "phone", "note"]

    class Meta(SignupForm.Meta):
        fields = ["people", "name", "email", "phone", "note"]
        labels = {"name": "Naam van wie komt"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, person=AnonymousUser(), **kwargs)
        self.fields["people"].help_text = "Wie belt telt mee."
        self.fields["moment"].label = "Wanneer komt deze persoon?"

    def clean_phone(self):
        return clean_phone(self.cleaned_data["phone"])


class ChangeGuestForm(ChangeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].label = "Met hoeveel mensen?"
        self.fields["people"].help_text = ""


class FindForm(PlainFieldsMixin, forms.Form):
    zoek = forms.CharField(
        label="Naar welke activiteit?",
        max_length=80,
        help_text="Een woord uit de naam, of de plaats.",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
