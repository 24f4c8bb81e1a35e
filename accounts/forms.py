"""The forms of a person's account."""

from django import forms

from accounts.codes import DIGITS
from accounts.models import User
from verbinding.lib.plainforms import PlainFieldsMixin


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Code uit de e-mail",
        help_text="Zes cijfers. Spaties mogen.",
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "one-time-code",
                "autocapitalize": "off",
                "spellcheck": "false",
                "class": "input--code",
            }
        ),
        error_messages={"required": "Vul de code in die in de e-mail staat."},
    )

    def clean_code(self):
        """Forgives how the digits were copied; what can't be a code doesn't cost a try."""
        digits = "".join(sign for sign in self.cleaned_data["code"] if sign not in " -.\u00a0\t")
        if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
            raise forms.ValidationError("Een code heeft zes cijfers. Kijk nog eens in je mail.")
        return digits


class OwnAddressField(forms.EmailField):
    """The address to which a code goes; in lower case, for people type it both ways."""

    widget = forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"})
    default_error_messages = {
        "required": "Vul je e-mailadres in.",
        "invalid": "Dit lijkt geen e-mailadres. Het ziet eruit als naam@voorbeeld.nl.",
    }

    def __init__(self, **kwargs):
        super().__init__(**{"label": "Je e-mailadres", "max_length": 254, **kwargs})

    def clean(self, value):
        return User.objects.normalize_email(super().clean(value))


class AddressForm(PlainFieldsMixin, forms.Form):
    email = OwnAddressField()


class NameForm(PlainFieldsMixin, forms.ModelForm):
    class Meta:
        model = User
        fields = ["name"]
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}


class EraseForm(forms.Form):
    is_sure = forms.BooleanField(
        label="Ja, wis mijn account. Ik weet dat dit niet terug te draaien is.",
        error_messages={"required": "Zet een vinkje als je het zeker weet."},
    )
