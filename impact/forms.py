"""The two minutes that we ask of who organised something, and a good word of who came."""

import uuid

from django import forms

from impact.models import MOST_PEOPLE, Appreciation, Reaction, Result
from verbinding.lib.formguard import GuardedFormMixin
from verbinding.lib.risks import signs_in
from verbinding.lib.seenforms import SeenFormMixin


class ResultForm(GuardedFormMixin, SeenFormMixin, forms.ModelForm):
    seen_fields = ("changed_at",)

    people = forms.IntegerField(
        label="Hoeveel mensen kwamen er?",
        min_value=0,
        max_value=MOST_PEOPLE,
        help_text="Tel jezelf mee. Weet je het niet precies? Schat dan.",
        error_messages={
            "required": "Vul een getal in. Kwam er niemand? Vul dan 0 in.",
            "invalid": "Vul een heel getal in, zonder woorden.",
        },
    )

    class Meta:
        model = Result
        fields = ["people", "new", "goes_on", "sentence", "may_share", "shows_name"]
        widgets = {
            "new": forms.RadioSelect,
            "goes_on": forms.RadioSelect,
            "sentence": forms.TextInput(attrs={"data-behaviour": "counter"}),
        }
        help_texts = {
            "sentence": "Iets wat iemand zei, of wat jou verraste. Noem geen achternamen.",
            "may_share": "Dan komt hij, na een blik van de organisatie, op de pagina van deze "
            "editie en bij je activiteit. Je kunt dit later terugdraaien.",
        }
        error_messages = {
            "new": {"required": "Kies wat er het dichtst bij komt."},
            "goes_on": {"required": "Kies ja, misschien of nee."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked = [choice for choice in Result.GoesOn.choices if choice[0] != Result.GoesOn.UNKNOWN]
        self.fields["new"].choices, self.fields["goes_on"].choices = Result.New.choices, asked
        name = self.instance.activity.shown_name
        self.fields["shows_name"].label = f"Zet er “{name}” bij"

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("sentence"):
            # There is nothing to show, so nothing was agreed to.
            cleaned["may_share"] = cleaned["shows_name"] = False
        return cleaned

    def mark_stale(self):
        """A double click, or two people who tell the same: nothing gets lost."""
        if set(self.changed_data) & set(self._meta.fields):
            super().mark_stale()

    def signs(self):
        """What a moderator should look at, in the words and in how they came."""
        return [*self.risk_signs(), *signs_in(self.cleaned_data["sentence"])]


class ReactionForm(GuardedFormMixin, forms.Form):
    """Three buttons, and one that takes it back."""

    reaction = forms.ChoiceField(choices=Reaction.Kind, required=False)
    back = forms.BooleanField(required=False)

    def token(self):
        """One for each button of this form: sent twice it stays one."""
        return uuid.uuid5(self.cleaned_data["form_token"], self.cleaned_data["reaction"])


class AppreciationForm(GuardedFormMixin, forms.ModelForm):
    class Meta:
        model = Appreciation
        fields = ["words", "name"]
        help_texts = {
            "words": "Wat vond je fijn? En waar wil je meer van zien? Noem geen achternamen.",
        }
        widgets = {
            "words": forms.TextInput(attrs={"data-behaviour": "counter"}),
            "name": forms.TextInput(attrs={"autocomplete": "given-name"}),
        }
        error_messages = {"words": {"required": "Schrijf één zin."}}

    def appreciation(self, activity):
        """The row as filled in, not stored yet."""
        row = self.guarded_row()
        row.activity, row.source = activity, Appreciation.Source.VISITOR
        row.risk_signs = [*row.risk_signs, *signs_in(row.words, row.name)]
        return row
