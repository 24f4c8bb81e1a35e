"""The two minutes that we ask of who organised something."""

from django import forms

from impact.models import MOST_PEOPLE, Result
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
        for name in ("new", "goes_on"):
            self.fields[name].choices = Result._meta.get_field(name).choices
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
