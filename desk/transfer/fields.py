"""Fields that read a cell: words as people write them, what is wrong and how to mend it."""

import difflib
import re
from collections.abc import Mapping

from django import forms

from desk.transfer.heads import plain

YES, NO = (
    {"ja", "j", "x", "1", "waar", "true", "yes"},
    {"", "nee", "n", "0", "onwaar", "false", "no"},
)
MOST_OPTIONS = 12


def by_plain_name(rows) -> dict:
    """By name as people may write it; of two alike the first counts."""
    found = {}
    for row in rows:
        found.setdefault(plain(row.name), row)
    return found


def advice(word: str, names: list[str]) -> str:
    """ " Bedoel je “Samen eten”?", else what there is to choose from when that is little."""
    by_plain = {plain(name): name for name in names}
    if near := difflib.get_close_matches(plain(word), list(by_plain), n=1, cutoff=0.6):
        return f" Bedoel je “{by_plain[near[0]]}”?"
    if 0 < len(names) <= MOST_OPTIONS:
        return f" Kies uit: {', '.join(names)}."
    return ""


class YesNoField(forms.Field):
    def to_python(self, value):
        word = plain(value or "")
        if word in YES:
            return True
        if word in NO:
            return False
        raise forms.ValidationError("Vul “ja” of “nee” in.")


class WordField(forms.Field):
    """One of a TextChoices, by its label or its value; empty gives `otherwise`."""

    def __init__(self, choices, *, otherwise="", **kwargs):
        super().__init__(required=False, **kwargs)
        self.words, self.otherwise = choices, otherwise
        self.by_word = {plain(choice.label): choice for choice in choices}
        self.by_word |= {plain(choice.value): choice for choice in choices}

    def to_python(self, value):
        if not (word := plain(value or "")):
            return self.otherwise
        if word in self.by_word:
            return self.by_word[word]
        options = ", ".join(f"“{choice.label}”" for choice in self.words)
        raise forms.ValidationError(f"Dit kennen we niet. Kies uit: {options}.")


class NamedField(forms.Field):
    """A row by its name. `rows` is given by the form: one query for all rows of a file."""

    def __init__(self, *, unknown, **kwargs):
        super().__init__(**{"required": False, **kwargs})
        self.unknown = unknown
        self.rows: Mapping = {}

    def to_python(self, value):
        if not (value or "").strip():
            return None
        return self.find(value.strip())

    def find(self, word):
        row = self.rows.get(plain(word))
        if row is None:
            names = [row.name for row in self.rows.values()]
            raise forms.ValidationError(self.unknown.format(word) + advice(word, names))
        return row


class NamedListField(NamedField):
    """Several, with a comma or semicolon between them. A name may hold a comma itself."""

    def to_python(self, value):
        words = [word.strip() for word in re.split("[,;]", value or "") if word.strip()]
        found = []
        while words:
            # The longest first: “Jong, en oud” may be one name.
            lengths = range(len(words), 0, -1)
            fits = (n for n in lengths if plain("".join(words[:n])) in self.rows)
            length = next(fits, 1)
            found.append(self.find("".join(words[:length])))
            words = words[length:]
        return found


class EditionField(NamedField):
    """By its year; `rows` are editions by year as text."""

    def __init__(self, **kwargs):
        super().__init__(
            unknown="Er is geen editie “{}”. Maak die eerst aan bij de edities.", **kwargs
        )

    def find(self, word):
        edition = self.rows.get(re.sub(r"[.,]0+$", "", word))
        if edition is None:
            raise forms.ValidationError(self.unknown.format(word))
        return edition


class MoneyField(forms.DecimalField):
    """ "2,50", "€ 2,50" and "2.50"; a point before three digits stands for thousands."""

    def to_python(self, value):
        text = re.sub(r"(euro|eur|€|\s)", "", str(value or "").casefold()).removesuffix(",-")
        if re.fullmatch(r"\d+\.\d{1,2}", text):
            text = text.replace(".", ",")
        return super().to_python("0" if text == "gratis" else text)
