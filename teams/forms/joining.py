"""The forms with which people come to belong to a team: a lead invites, or somebody asks."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from accounts.forms import OwnAddressField
from accounts.models import User
from teams.models import JoinRequest, Membership
from verbinding.lib.addresses import plain_address
from verbinding.lib.formguard import GuardedFormMixin
from verbinding.lib.risks import reaches_out

MOST_AT_ONCE = 20
LONGEST_WORDS = 500
BETWEEN = re.compile(r"[\s,;]+")
# As address books paste it: Fatima <fatima@example.nl>.
NAMED = re.compile(r"[^<>,;\n]*<([^<>\s]+)>")


def addresses_in(text):
    """Every address in what was typed or pasted, once, in lower case and in order."""
    pieces = BETWEEN.split(NAMED.sub(r" \1 ", text))
    return list(dict.fromkeys(User.objects.normalize_email(piece) for piece in pieces if piece))


def is_address(text):
    try:
        validate_email(text)
        plain_address(text)
    except ValidationError:
        return False
    return len(text) <= 254


class InviteForm(GuardedFormMixin, forms.Form):
    emails = forms.CharField(
        label="E-mailadressen",
        max_length=3000,
        help_text="Eén of meer, met een spatie, komma of nieuwe regel ertussen.",
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false", "autocomplete": "off"}),
        error_messages={"required": "Vul minstens één e-mailadres in."},
    )
    role = forms.ChoiceField(
        label="Ze worden",
        choices=[
            (Membership.Role.MEMBER, "Lid: doet mee"),
            (Membership.Role.LEAD, "Kartrekker: mag ook alles aanpassen"),
        ],
        initial=Membership.Role.MEMBER,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="Een paar woorden van jou",
        max_length=LONGEST_WORDS,
        required=False,
        help_text="Ze staan in de mail.",
        widget=forms.Textarea(attrs={"rows": 3, "data-behaviour": "counter"}),
    )

    def clean_emails(self):
        found = addresses_in(self.cleaned_data["emails"])
        if wrong := [piece for piece in found if not is_address(piece)]:
            shown = ", ".join(f"“{piece[:60]}”" for piece in wrong[:3])
            raise forms.ValidationError(f"Dit lijkt geen e-mailadres: {shown}.")
        if not found:
            raise forms.ValidationError(self.fields["emails"].error_messages["required"])
        if len(found) > MOST_AT_ONCE:
            raise forms.ValidationError(f"Nodig er hooguit {MOST_AT_ONCE} tegelijk uit.")
        return found

    def clean_words(self):
        """They go to strangers under our name, without anybody's look."""
        words = self.cleaned_data["words"]
        if any(reaches_out(words)):
            raise forms.ValidationError("Zet hier geen link, e-mailadres of telefoonnummer in.")
        return words


class AskToJoinForm(GuardedFormMixin, forms.ModelForm):
    """Who is logged in types no address: the answer goes to theirs."""

    email = OwnAddressField(help_text="Hierheen sturen we een code, en later het antwoord.")
    field_order = ["name", "email", "words"]

    class Meta:
        model = JoinRequest
        fields = ["name", "words"]
        labels = {"name": "Je naam", "words": "Een paar woorden over jezelf"}
        help_texts = {"words": "Wie ben je, en wat lijkt je leuk? Alleen de kartrekkers lezen dit."}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "words": forms.Textarea(attrs={"rows": 4, "data-behaviour": "counter"}),
        }
        error_messages = {
            "name": {"required": "Vul je naam in."},
            "words": {"required": "Schrijf er een paar woorden bij. Eén zin is genoeg."},
        }

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        if person.is_authenticated:
            del self.fields["email"]
            self.initial["name"] = person.name

    @property
    def address(self):
        """Where the answer goes; only on a valid form."""
        return self.person.email if self.person.is_authenticated else self.cleaned_data["email"]

    def clean_words(self):
        words = self.cleaned_data["words"]
        if reaches_out(words)[0]:
            raise forms.ValidationError("Zet hier geen link in.")
        return words
