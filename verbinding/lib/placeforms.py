"""The form field "postcode of plaats", which asks back when a name means several places."""

from django import forms

from verbinding.lib.places import find_places, suggest_places


class PlaceFormMixin(forms.Form):
    """Turns `place_query` into `self.place` (a Place, or None when left empty).

    A name with several answers, or none, adds the field `place_choice`: a person picks once and
    loses nothing. Its answers follow from what is typed now, so an older pick can't stick to a new
    name.
    """

    place_query = forms.CharField(
        label="Postcode of plaats",
        max_length=80,
        help_text="Bijvoorbeeld 3607 AB of Maarssen.",
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.place = None
        self.place_answers, self.place_is_known = self._answers()
        if len(self.place_answers) > 1 or (self.place_answers and not self.place_is_known):
            self._ask_which()

    def _answers(self):
        if not self.is_bound:
            return [], True
        text = (self.data.get(self.add_prefix("place_query")) or "").strip()
        places = find_places(text)
        return (places, True) if places or not text else (suggest_places(text), False)

    def _ask_which(self):
        answers = [(place.label, describe(place)) for place in self.place_answers]
        self.fields["place_choice"] = forms.CharField(
            label="Welke bedoel je?",
            required=False,
            # It isn't optional, whatever `required` says: clean() asks for it where it matters.
            widget=forms.RadioSelect(attrs={"data-mark": "none"}, choices=answers),
        )
        names = list(self.fields)
        names.insert(names.index("place_query") + 1, names.pop())
        self.order_fields(names)

    def clean(self):
        cleaned = super().clean()
        text = cleaned.get("place_query")
        if text:
            self.place = self._chosen(cleaned.get("place_choice"))
            if self.place is None:
                self._complain(text)
        return cleaned

    def _chosen(self, label):
        if self.place_is_known and len(self.place_answers) == 1:
            return self.place_answers[0]
        return next((place for place in self.place_answers if place.label == label), None)

    def _complain(self, text):
        if not self.place_answers:
            message = f"We kennen “{text}” niet. Vul een postcode in, of een plaats in de buurt."
            self.add_error("place_query", message)
        elif self.place_is_known:
            self.add_error("place_choice", f"“{text}” bestaat meer dan eens. Kies er een.")
        else:
            self.add_error("place_choice", f"We kennen “{text}” niet. Bedoel je een van deze?")


def describe(place):
    """The place with what tells it from others of that name."""
    return f"{place.label}, gemeente {place.municipality} ({place.province})"
