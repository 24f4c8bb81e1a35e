"""The form that asks for mail about new activities; whoever is logged in needs to type nothing."""

from django import forms

from verbinding.lib.formguard import GuardedFormMixin


class AlertForm(GuardedFormMixin, forms.Form):
    email = forms.EmailField(
        label="Je e-mailadres",
        max_length=254,
        help_text="Hierheen sturen we eerst een code. Je adres komt niet op de site.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": "Vul je e-mailadres in."},
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        if person.is_authenticated:
            del self.fields["email"]

    @property
    def address(self):
        """Where the letters would go; only on a valid form."""
        return self.person.email if self.person.is_authenticated else self.cleaned_data["email"]

    def clean_email(self):
        return self.cleaned_data["email"].strip().lower()
