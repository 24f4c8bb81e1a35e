"""The words of a moderator: with one decision, or with a step for several things at once."""

from itertools import groupby

from django import forms

from desk.models import StandardText
from desk.moderation.bulk import LONGEST_NUMBER, MOST
from desk.moderation.kinds import KINDS
from desk.moderation.standard_texts import put_into
from verbinding.lib.workflow import LONGEST_NOTE

WORDS_MISSING = "Schrijf een paar woorden: die gaan in de mail aan de inzender."


class TextSelect(forms.Select):
    """Each choice carries its words, so that a script can fill them in at once."""

    words = {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if value in self.words:
            option["attrs"]["data-words"] = self.words[value]
        return option


class NoteForm(forms.Form):
    """A note with standard texts (`texts`) to begin it with."""

    standard = forms.TypedChoiceField(
        label="Begin met een standaardtekst",
        required=False,
        coerce=int,
        empty_value=None,
        widget=TextSelect(attrs={"data-behaviour": "standard-text", "data-into": "id_note"}),
    )
    note = forms.CharField(
        label="Woorden voor de inzender",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 6, "data-behaviour": "counter"}),
        help_text="Gaan mee in de mail. Nodig als je aanpassing vraagt, afwijst of offline haalt.",
    )

    def __init__(self, *args, texts=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.texts = {text.pk: text for text in texts}
        field = self.fields["standard"]
        field.choices = [("", "Kies een tekst"), *grouped(texts)]
        field.widget.words = {text.pk: text.words for text in texts}
        if not texts:
            del self.fields["standard"]

    def filled_in(self):
        """What `note` becomes with the chosen text in it; as it was typed when none was chosen."""
        chosen, typed = self.data.get("standard", ""), self.data.get("note", "")
        is_key = chosen.isdecimal() and len(chosen) <= LONGEST_NUMBER
        text = self.texts.get(int(chosen)) if is_key else None
        return put_into(typed, text) if text else typed


def grouped(texts):
    """As choices under what they are for."""
    return [
        (label, [(text.pk, text.title) for text in group])
        for label, group in groupby(texts, key=lambda text: text.get_occasion_display())
    ]


class DecisionForm(NoteForm):
    """A moderator's button, with the words that go to the sender."""

    step = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, steps, **kwargs):
        super().__init__(*args, **kwargs)
        self.steps = steps

    def clean(self):
        data = super().clean()
        step = self.steps.get(data.get("step"))
        if step and step.needs_note and not data.get("note", "").strip():
            self.add_error("note", WORDS_MISSING)
        return data


class TogetherForm(NoteForm):
    """A step for all that is ticked in a list; `verbs` are the buttons (bulk.Verb by name)."""

    def __init__(self, *args, verbs, **kwargs):
        super().__init__(*args, **kwargs)
        self.verbs = verbs

    @property
    def has_words(self):
        return any(verb.needs_note for verb in self.verbs.values())

    @property
    def picks(self) -> dict[str, str]:
        """What is ticked, each with how it was when the list was read."""
        return {key: self.data.get(f"seen-{key}", "") for key in self.data.getlist("keuze")}

    def clean(self):
        data, verb = super().clean(), self.verbs.get(self.data.get("stap"))
        if verb is None:
            self.add_error(None, "Kies wat er moet gebeuren met wat je aanvinkte.")
        elif verb.needs_note and not data.get("note", "").strip():
            self.add_error("note", WORDS_MISSING)
        if not self.picks:
            self.add_error(None, "Vink eerst aan waar het om gaat.")
        if len(self.picks) > MOST:
            self.add_error(None, f"Kies er hoogstens {MOST} tegelijk.")
        return data


class StandardTextForm(forms.ModelForm):
    """At the desk: a standard text, for all kinds or for one of those in the queue."""

    kind = forms.ChoiceField(label="Alleen bij", required=False)

    class Meta:
        model = StandardText
        fields = ["title", "occasion", "kind", "words", "order", "is_offered"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "kind" in self.fields:
            kinds = [(kind.value, kind.label) for kind in KINDS]
            self.fields["kind"].choices = [("", "Alles wat mensen insturen"), *kinds]
