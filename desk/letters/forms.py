"""The only parser of words for a letter: one field for each passage."""

from django import forms

from desk.letters.showing import passages_of
from verbinding.lib.letterbook import Letter
from verbinding.lib.letterwords import Passage, mistakes_in

MEANWHILE = (
    "Intussen heeft een ander deze brief gewijzigd. Wat je typte staat er nog: vergelijk het met "
    "de laatste versie hieronder, en sla het opnieuw op."
)
MAX_VERSION = 2_000_000_000


class LetterForm(forms.Form):
    """`words` are those in use, by passage; one that equals our own words isn't written at all."""

    seen = forms.IntegerField(
        required=False, min_value=0, max_value=MAX_VERSION, widget=forms.HiddenInput
    )

    def __init__(self, *args, letter: Letter, words: dict[str, str], number: int = 0, **kwargs):
        super().__init__(*args, **kwargs)
        self.letter, self.in_use = letter, words
        self.passages = passages_of(letter)
        self.initial["seen"] = number
        for key, passage in self.passages.items():
            self.fields[key] = _field(passage)
            self.initial[key] = words.get(key, passage.text)

    def clean_seen(self):
        return self.cleaned_data["seen"] or 0

    def clean(self):
        cleaned = super().clean()
        for key, passage in self.passages.items():
            if key in cleaned:
                cleaned[key] = _tidy(cleaned[key])
                for mistake in mistakes_in(cleaned[key], passage, self.letter):
                    self.add_error(key, mistake)
        return cleaned

    def words(self) -> dict[str, str]:
        """Only of a form without errors."""
        return {
            key: self.cleaned_data[key]
            for key, passage in self.passages.items()
            if self.cleaned_data[key] != passage.text
        }

    def mark_stale(self, number: int) -> None:
        """Saving the same words once more is a choice made with open eyes."""
        self.data = self.data.copy()
        self.data["seen"] = number
        self.add_error(None, MEANWHILE)


def _field(passage: Passage) -> forms.CharField:
    lines = passage.text.count("\n") + len(passage.text) // 60 + 2
    is_short = passage.is_subject or passage.key == "greeting"
    # What may be empty is told once, beside the form.
    marks = {"data-mark": "none"}
    widget = forms.TextInput(marks) if is_short else forms.Textarea({"rows": lines, **marks})
    # The limit and the rest of the rules stand in `mistakes_in`, which also guards the sending.
    return forms.CharField(
        label=passage.label,
        required=passage.is_subject,
        strip=False,
        widget=widget,
    )


def _tidy(text):
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()
