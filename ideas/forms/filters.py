"""The filters of the list, and the wishes of who wants to be surprised: GET parameters."""

from functools import cached_property
from urllib.parse import urlencode

from django import forms

from editions.models import Branch, Theme
from ideas.models import Cost, Setting
from ideas.models.idea import BIGGEST_GROUP

TIMES = {
    15: "een kwartier",
    30: "een half uur",
    60: "een uur",
    120: "twee uur",
    240: "een dagdeel",
}
COSTS = {cost.value: cost.label for cost in Cost if cost < Cost.UP_TO_30}


class WishForm(forms.Form):
    """How much time, money and company there is; what isn't understood narrows nothing."""

    tijd = forms.TypedChoiceField(
        label="Ik heb",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Zoveel tijd als nodig"), *((n, w.capitalize()) for n, w in TIMES.items())],
    )
    kosten = forms.TypedChoiceField(
        label="Het kost",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Maakt niet uit"), *COSTS.items()],
    )
    groep = forms.IntegerField(
        label="Met hoeveel mensen",
        required=False,
        min_value=1,
        max_value=BIGGEST_GROUP,
        widget=forms.NumberInput(attrs={"placeholder": "6"}),
    )

    # Which word of the queryset belongs to which parameter.
    narrowings = {"tijd": "within_minutes", "kosten": "within_euros", "groep": "for_group_of"}

    # What stands before the fold; all of it where nothing is folded away.
    main = ("tijd", "kosten", "groep")

    @property
    def shown(self):
        return [self[name] for name in self.main]

    @property
    def folded(self):
        return [field for field in self if field.name not in self.main]

    @property
    def folded_count(self):
        return sum(name not in self.main for name in (*self.wanted, *self.errors))

    @cached_property
    def wanted(self):
        """The values that are understood, by parameter."""
        self.is_valid()
        values = ((name, self.cleaned_data.get(name)) for name in self.narrowings)
        return {name: value for name, value in values if value not in (None, "")}

    @property
    def ignored(self):
        """What was asked for and isn't known, as (label, value), to say so on the page."""
        return [(self.fields[name].label, self.data.get(name)) for name in self.errors]

    def narrow(self, ideas, without=()):
        """The ideas that fit everything that is wanted, but for the parameters in `without`."""
        for name, value in self.wanted.items():
            if name not in without:
                ideas = getattr(ideas, self.narrowings[name])(value)
        return ideas

    def query(self, without=(), **more):
        """As a query string, in the order of the form."""
        kept = {name: self.data.get(name) for name in self.wanted if name not in without}
        return urlencode({**kept, **more})

    def words_for(self, name, value):
        """One wish, as it stands in the middle of a sentence."""
        return {
            "tijd": lambda: f"in hooguit {TIMES[value]}",
            "kosten": lambda: "voor " + COSTS[value].lower() if value else "gratis",
            "groep": lambda: f"met {value} mensen" if value > 1 else "in je eentje",
        }[name]()

    @property
    def words(self):
        return {name: self.words_for(name, value) for name, value in self.wanted.items()}


class IdeaFilterForm(WishForm):
    """All combine: every one narrows what the others left."""

    q = forms.CharField(
        label="Zoek op woord",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "soep, wandelen, brief"}),
    )
    waar = forms.ChoiceField(
        label="Waar", required=False, choices=[("", "Overal"), *Setting.choices]
    )
    thema = forms.ModelChoiceField(
        label="Thema",
        required=False,
        queryset=Theme.objects.none(),
        to_field_name="slug",
        empty_label="Alle thema’s",
    )
    branche = forms.ModelChoiceField(
        label="Branche",
        required=False,
        queryset=Branch.objects.none(),
        to_field_name="slug",
        empty_label="Alle branches",
    )

    field_order = ["q", "waar", "tijd", "kosten", "groep", "thema", "branche"]
    narrowings = {
        "q": "matching",
        "waar": "in_setting",
        **WishForm.narrowings,
        "thema": "with_theme",
        "branche": "in_branch",
    }

    main = ("q", "waar")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["thema"].queryset = Theme.objects.order_by("order", "name")
        self.fields["branche"].queryset = Branch.objects.order_by("order", "name")

    def words_for(self, name, value):
        found = {
            "q": lambda: f"met “{value}”",
            "waar": lambda: f"voor {Setting(value).label.lower()}",
            "thema": lambda: f"bij het thema {value.name}",
            "branche": lambda: value.in_words,
        }
        return found[name]() if name in found else super().words_for(name, value)
