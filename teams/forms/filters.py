"""The filters of the list of teams."""

from django import forms

from editions.models import Branch
from teams.models import InspiratieTeam
from verbinding.lib import places


class TeamFilterForm(forms.Form):
    """The GET parameters of the list."""

    q = forms.CharField(
        label="Naam of plaats",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    provincie = forms.ChoiceField(
        label="Provincie",
        required=False,
        choices=[("", "Heel Nederland"), *((p.slug, p.name) for p in places.PROVINCES)],
    )
    soort = forms.ChoiceField(
        label="Soort team",
        required=False,
        choices=[("", "Alle soorten"), *InspiratieTeam.Kind.choices],
    )
    branche = forms.ModelChoiceField(
        label="Branche",
        required=False,
        queryset=Branch.objects.none(),
        to_field_name="slug",
        empty_label="Alle branches",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["branche"].queryset = Branch.objects.order_by("order", "name")

    @property
    def ignored(self):
        """What was asked for and isn't known, as (label, value), to say so on the page."""
        return [(self.fields[name].label, self.data.get(name)) for name in self.errors]

    def narrow(self, teams):
        """The teams that fit the values that are known."""
        self.is_valid()
        wanted = self.cleaned_data
        if words := wanted.get("q"):
            found = places.find_places(words)
            teams = teams.matching(words, [place.municipality_code for place in found])
        if slug := wanted.get("provincie"):
            teams = teams.in_province(places.province_named(slug).name)
        if kind := wanted.get("soort"):
            teams = teams.of_kind(kind)
        if branch := wanted.get("branche"):
            teams = teams.in_branch(branch)
        return teams
