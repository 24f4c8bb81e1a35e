"""What a form on a public page brings along against robots and double clicks."""

import uuid

from django import forms
from django.core import signing
from django.forms.forms import DeclarativeFieldsMetaclass

from verbinding.lib.plainforms import PlainFieldsMixin

MINIMUM_SECONDS = 3
SALT = "verbinding.formguard"


class TrapInput(forms.TextInput):
    """An ordinary field to a robot; wrapped in `hidden`, so nobody else ever meets it."""

    template_name = "forms/widgets/trap.html"

    @property
    def is_hidden(self):
        """Form templates print hidden fields as they are, without a label or a row."""
        return True


class GuardedFormMixin(PlainFieldsMixin, metaclass=DeclarativeFieldsMetaclass):
    """Adds a trap, a signed opening time and a one-time token; put it before Form or ModelForm.

    Nothing here ever refuses or loses input: `risk_signs()` only tells the view what to look at,
    and `form_token` stays the same while the form is shown again with its errors.
    """

    # Plain fields, for a CharField refuses some signs. The trap has not a name that browsers and
    # password managers fill in by themselves.
    kenmerk_bijlage = forms.Field(
        label="Laat dit veld leeg",
        required=False,
        widget=TrapInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    opened = forms.Field(required=False, widget=forms.HiddenInput)
    form_token = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {
            "opened": signing.TimestampSigner(salt=SALT).sign("form"),
            "form_token": str(uuid.uuid4()),
            **self.initial,
        }

    def clean_form_token(self) -> uuid.UUID:
        """A token that was lost or invented is replaced: a form without one must still arrive."""
        try:
            return uuid.UUID(self.cleaned_data.get("form_token") or "")
        except ValueError:
            return uuid.uuid4()

    def guarded_row(self):
        """Of a ModelForm: the row as filled in, with what the guard noticed; not stored yet."""
        row = self.save(commit=False)
        row.form_token = self.cleaned_data["form_token"]
        row.risk_signs = self.risk_signs()
        return row

    def risk_signs(self) -> list[str]:
        """Dutch words for the moderator; empty when nothing stands out. Only on a sent form."""
        signs = []
        if self.data.get(self.add_prefix("kenmerk_bijlage")):
            signs.append("Het verborgen veld is ingevuld")
        opened = str(self.data.get(self.add_prefix("opened")) or "")
        signer = signing.TimestampSigner(salt=SALT)
        try:
            signer.unsign(opened)
        except signing.BadSignature:
            return [*signs, "Het tijdstip van openen ontbreekt"]
        if _is_younger(signer, opened, MINIMUM_SECONDS):
            signs.append(f"Binnen {MINIMUM_SECONDS} seconden ingevuld")
        return signs


def _is_younger(signer, value, seconds):
    try:
        signer.unsign(value, max_age=seconds)
    except signing.SignatureExpired:
        return False
    return True
