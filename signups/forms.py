"""What people type to come along, and later change."""

import uuid

from django import forms

from accounts.forms import OwnAddressField
from activities.models import Moment
from activities.public_facts import when_of
from signups.models import LARGEST_PARTY, Signup
from signups.person_forms import PersonFormMixin
from verbinding.lib.formguard import GuardedFormMixin
from verbinding.lib.plainforms import PlainFieldsMixin

PEOPLE = {
    "label": "Met hoeveel mensen kom je?",
    "min_value": 1,
    "max_value": LARGEST_PARTY,
    "help_text": "Jijzelf telt mee.",
    "error_messages": {
        "required": "Vul in met hoeveel mensen je komt.",
        "max_value": "Met meer dan %(limit_value)s mensen? Vraag het dan eerst aan de organisator.",
        "min_value": "Vul minstens 1 in: jijzelf.",
    },
}
MOVED = "Het moment dat je koos kan niet meer. Hierboven staat wat er nog is. Past dat je ook?"
NOTE_HELP = "Bijvoorbeeld wat je meebrengt, of waar we op kunnen letten. De organisator leest dit."


class MomentField(forms.ModelChoiceField):
    """Each moment with what is left of it; by its public key, for addresses carry that too."""

    def __init__(self, **kwargs):
        super().__init__(Moment.objects.none(), to_field_name="uuid", empty_label=None, **kwargs)

    def label_from_instance(self, moment):
        words = f" ({moment.places_words})" if moment.places_words else ""
        return when_of(moment).capitalize() + words


class MomentFormMixin(forms.Form):
    """Asks which moment, unless there is only one."""

    # What was chosen can't be any more; the form now offers what is left.
    has_moved = False

    moment = MomentField(
        label="Wanneer kom je?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een moment."},
    )

    def __init__(self, *args, activity, asked="", **kwargs):
        super().__init__(*args, **kwargs)
        open_moments = activity.moments.coming().with_places()
        self.fields["moment"].queryset = open_moments
        self.moments = list(open_moments)
        if len(self.moments) == 1:
            self._offer_only(self.moments[0])
        elif any(str(moment.uuid) == asked for moment in self.moments):
            self.initial["moment"] = asked

    def _offer_only(self, moment):
        """Nothing to choose, but what was sent from another page may be about another moment."""
        field, name = self.fields["moment"], self.add_prefix("moment")
        field.widget, field.required = forms.HiddenInput(), False
        self.initial["moment"] = str(moment.uuid)
        sent = self.data.get(name)
        self.has_moved = bool(sent) and sent != str(moment.uuid)
        if self.has_moved:
            self.data = self.data.copy()
            self.data[name] = str(moment.uuid)

    @property
    def chosen(self):
        """Only on a valid form."""
        return self.cleaned_data["moment"] or self.moments[0]


class SignupForm(PersonFormMixin, GuardedFormMixin, MomentFormMixin, forms.ModelForm):
    people = forms.IntegerField(**PEOPLE, initial=1)
    email = OwnAddressField(
        help_text="Hierheen sturen we een code. Alleen de organisator ziet je adres."
    )
    field_order = ["moment", "people", "name", "email", "note"]

    class Meta:
        model = Signup
        fields = ["people", "name", "email", "note"]
        labels = {"name": "Je naam"}
        help_texts = {"name": "Een voornaam is genoeg.", "note": NOTE_HELP}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "note": forms.Textarea(attrs={"rows": 3, "data-behaviour": "counter"}),
        }
        error_messages = {"name": {"required": "Vul je naam in."}}

    def clean(self):
        cleaned = super().clean()
        if self.has_moved:
            self.add_error(None, MOVED)
        people = cleaned.get("people")
        if people and not self.errors and too_large(self.chosen, people):
            self.add_error("people", fewer(self.chosen))
        return cleaned

    def signup(self):
        """The row as filled in, not stored yet."""
        row = self.guarded_row()
        row.moment = self.chosen
        return row


class ChangeForm(PlainFieldsMixin, forms.ModelForm):
    """What stays changeable by the own link."""

    people = forms.IntegerField(**PEOPLE)

    class Meta:
        model = Signup
        fields = ["people", "note"]
        help_texts = {"note": NOTE_HELP}
        widgets = {"note": forms.Textarea(attrs={"rows": 3, "data-behaviour": "counter"})}

    def before(self):
        """The row as it is stored; cleaning this form wrote on its own copy."""
        return Signup.objects.with_activity().get(pk=self.instance.pk)

    def clean_people(self):
        people = self.cleaned_data["people"]
        if people > self.initial["people"] and too_large(self.instance.moment, people):
            raise forms.ValidationError(fewer(self.instance.moment))
        return people


class NodForm(GuardedFormMixin, forms.Form):
    """Buttons: "Ik kom" and "Toch niet", each with the moment that it is about."""

    comes = MomentField(required=False)
    stays = MomentField(required=False)

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        self.moments = list(activity.moments.coming().with_places())
        for name in ("comes", "stays"):
            self.fields[name].queryset = activity.moments.coming()

    def token_for(self, moment):
        """One for each moment of this form: sent twice it stays one."""
        return uuid.uuid5(self.cleaned_data["form_token"], str(moment.uuid))


def too_large(moment, people):
    """A party that never fits would wait forever."""
    return moment.capacity is not None and people > moment.capacity


def fewer(moment):
    return f"Er zijn maar {moment.capacity} plaatsen. Kom met minder mensen."
