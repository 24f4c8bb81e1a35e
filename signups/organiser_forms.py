"""What the organiser presses and types about who comes."""

from django import forms

from signups.models import Signup
from verbinding.lib.formguard import GuardedFormMixin


class AnswerForm(forms.Form):
    """Buttons in a list, each with the sign-up that it is about."""

    BUTTONS = ("approve", "present", "absent", "unnoted")

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        known = Signup.objects.of_activity(activity).active().with_activity()
        for name in self.BUTTONS:
            self.fields[name] = forms.ModelChoiceField(known, required=False)

    @property
    def pressed(self):
        """The button and the sign-up; None when neither is there any more."""
        if not self.is_valid():
            return None
        found = [(name, self.cleaned_data[name]) for name in self.BUTTONS]
        return next(((name, signup) for name, signup in found if signup), None)


class DeclineForm(GuardedFormMixin, forms.Form):
    note = forms.CharField(
        label="Wil je er iets bij zeggen?",
        help_text="Hoeft niet. Het staat in de mail die we sturen.",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-behaviour": "counter"}),
    )
