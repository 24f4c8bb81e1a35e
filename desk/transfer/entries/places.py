"""A place in a list: nobody is there to choose among several, so the municipality decides."""

import difflib

from django import forms

from verbinding.lib.placeforms import PlaceFormMixin
from verbinding.lib.places import municipalities, municipality_named, normalise


class ListedPlaceMixin(PlaceFormMixin):
    """Expects a field `municipality`; leaves `self.place` as `PlaceFormMixin` does."""

    municipality = forms.CharField(required=False, max_length=80)

    def _answers(self):
        """Those in the municipality that is named; without a place that is the place."""
        named = (self.data.get("municipality") or "").strip()
        if not (self.data.get("place_query") or "").strip() and named:
            self.data = {**self.data, "place_query": named}
        places, is_known = super()._answers()
        found = municipality_named(named) if named else None
        if found and is_known:
            here = [place for place in places if place.municipality_code == found.code]
            # A district and a place of one name in one municipality: the first is the larger.
            return (here[:1] or places), True
        return places, is_known

    def clean_municipality(self):
        name = self.cleaned_data["municipality"].strip()
        if name and municipality_named(name) is None:
            raise forms.ValidationError(f"“{name}” is geen gemeente.{nearest(name)}")
        return name

    def clean(self):
        cleaned = super().clean()
        found = municipality_named(cleaned.get("municipality") or "")
        if self.place and found and self.place.municipality_code != found.code:
            self.add_error(
                "municipality",
                f"“{cleaned['place_query']}” ligt in de gemeente {self.place.municipality}, "
                f"niet in {found.name}.",
            )
        return cleaned

    def _doubt(self, text):
        labels = [place.label for place in self.place_answers[:3]]
        words = " of ".join(f"“{label}”" for label in labels)
        if not labels:
            return f"We kennen “{text}” niet. Vul een postcode in, of een plaats in de buurt."
        if self.place_is_known:
            return f"“{text}” bestaat meer dan eens. Zet de gemeente erbij, of kies {words}."
        return f"We kennen “{text}” niet. Bedoel je {words}?"


def nearest(name):
    names = {normalise(one.name): one.name for one in municipalities()}
    near = difflib.get_close_matches(normalise(name), list(names), n=1, cutoff=0.6)
    return f" Bedoel je “{names[near[0]]}”?" if near else " Kijk na hoe de gemeente nu heet."
