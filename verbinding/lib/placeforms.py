"""The form field "postcode of plaats", which asks back when a name means several places."""

from django import forms

from verbinding.lib.country import drawn
from verbinding.lib.places import find_places, neighbourhood, suggest_places, web_mercator


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
        self.add_error("place_choice" if self.place_answers else "place_query", self._doubt(text))

    def _doubt(self, text):
        if not self.place_answers:
            return f"We kennen “{text}” niet. Vul een postcode in, of een plaats in de buurt."
        if self.place_is_known:
            return f"“{text}” bestaat meer dan eens. Kies er een."
        return f"We kennen “{text}” niet. Bedoel je een van deze?"

    @property
    def place_found(self):
        """What the words mean as they stand, also before they are judged; None in doubt."""
        if self.is_bound:
            return self._chosen(self.data.get(self.add_prefix("place_choice")))
        places = find_places(self["place_query"].value())
        return places[0] if len(places) == 1 else None

    @property
    def place_words(self):
        """The place that was found, or what is in doubt while no error says so already."""
        if place := self.place_found:
            return f"Gevonden: {describe_closely(place)}"
        text = (self["place_query"].value() or "").strip() if self.is_bound else ""
        is_said = any(name in self.errors for name in ("place_query", "place_choice"))
        return self._doubt(text) if text and not is_said else ""

    @property
    def place_dot(self):
        """Where the place lies in the drawing of the country, as text with a point."""
        if place := self.place_found:
            x, y = drawn(*web_mercator(place.lat, place.lon))
            return {"x": f"{x:.1f}", "y": f"{y:.1f}"}
        return None


def describe(place):
    """The place with what tells it from others of that name."""
    province = "" if f"({place.province})" in place.label else f" ({place.province})"
    return f"{place.label}, gemeente {place.municipality}{province}"


def describe_closely(place):
    """ "Maarssenbroek (3607 Maarssen), gemeente Stichtse Vecht": as near as the words allow."""
    area = neighbourhood(place.pc4) if place.kind == "postcode" else ""
    name = f"{area} ({place.label})" if area and area != place.name else place.label
    return f"{name}, gemeente {place.municipality}"
