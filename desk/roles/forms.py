"""What an organiser fills in about a colleague."""

from django import forms

from accounts.forms import OwnAddressField
from accounts.roles import roles_key, roles_within
from verbinding.lib.plainforms import PlainFieldsMixin


class RolesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self):
        super().__init__(
            queryset=None,
            label="Rollen",
            error_messages={"required": "Kies ten minste één rol."},
        )


class ColleagueForm(PlainFieldsMixin, forms.Form):
    email = OwnAddressField(label="E-mailadres van je collega")
    name = forms.CharField(label="Naam", max_length=80, required=False)
    roles = RolesField()

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["autocomplete"] = "off"
        self.fields["roles"].queryset = roles_within(by)


class RolesForm(forms.Form):
    """Takes away what isn't ticked; `seen` tells whether somebody else was first."""

    roles = RolesField()
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, by, person, **kwargs):
        initial = {"roles": person.groups.all(), "seen": roles_key(person)}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["roles"].queryset = roles_within(by)


class SureForm(forms.Form):
    """A grave button asks once more, without a script as well."""

    is_sure = forms.BooleanField(
        label="Ja, ik weet het zeker.",
        error_messages={"required": "Zet een vinkje als je het zeker weet."},
    )
