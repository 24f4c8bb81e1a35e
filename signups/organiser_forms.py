"""What the organiser presses and types about who comes, and writes to them."""

from collections import Counter

from django import forms

from activities.public_facts import when_of
from signups.models import GuestMessage, Signup
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


class GuestsField(forms.ModelChoiceField):
    """The moments that somebody comes to, each with how many addresses that is."""

    def __init__(self, moments, counts, everybody):
        super().__init__(
            moments,
            label="Aan wie?",
            required=False,
            # Else a list of radio buttons leaves out the one for everybody.
            blank=True,
            empty_label=f"Iedereen die komt ({everybody})",
            to_field_name="uuid",
            widget=forms.RadioSelect,
        )
        self.counts = counts

    def label_from_instance(self, moment):
        return f"Alleen wie komt op {when_of(moment)} ({self.counts[moment.pk]})"


class MessageForm(GuardedFormMixin, forms.ModelForm):
    field_order = ["moment", "words", "takes_replies"]

    class Meta:
        model = GuestMessage
        fields = ["words", "takes_replies"]
        labels = {"words": "Je bericht", "takes_replies": "Laat antwoorden bij mij komen"}
        help_texts = {
            "words": "Bijvoorbeeld wat mensen mee kunnen nemen. Gewone tekst, zonder opmaak.",
        }
        widgets = {"words": forms.Textarea(attrs={"rows": 8, "data-behaviour": "counter"})}
        error_messages = {"words": {"required": "Schrijf je bericht."}}

    def __init__(self, *args, activity, person, guests, **kwargs):
        super().__init__(*args, **kwargs)
        self.activity, self.person, self.everybody = activity, person, len(guests)
        self.fields[
            "takes_replies"
        ].help_text = f"Iedereen die het bericht krijgt, ziet dan je adres: {person.email}."
        of_activity = Signup.objects.of_activity(activity)
        counts = Counter(signup.moment_id for signup in of_activity.reachable())
        if len(counts) > 1:
            moments = activity.moments.filter(pk__in=counts)
            self.fields["moment"] = GuestsField(moments, counts, self.everybody)
            self.order_fields(self.field_order)

    def message(self):
        """The row as filled in, not stored yet."""
        row = self.guarded_row()
        row.activity, row.sent_by = self.activity, self.person
        row.moment = self.cleaned_data.get("moment")
        return row
