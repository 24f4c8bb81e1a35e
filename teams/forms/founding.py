"""The form with which anybody founds a team."""

from django import forms

from accounts.forms import OwnAddressField
from editions.forms import AgreesField
from teams.forms.fields import TeamFields
from teams.models import InspiratieTeam
from verbinding.lib.formguard import GuardedFormMixin

MOST_SUGGESTIONS = 8


class FoundTeamForm(GuardedFormMixin, TeamFields):
    """Six things are required; the rest folds away."""

    email = OwnAddressField(help_text="Hierheen sturen we een code. Het komt niet op de site.")
    inspired_name = forms.CharField(
        label="Welk team bracht jullie op het idee?", required=False, max_length=60
    )
    agrees = AgreesField()

    class Meta(TeamFields.Meta):
        fields = [*TeamFields.Meta.fields, "founder_name"]
        labels = {**TeamFields.Meta.labels, "founder_name": "Je naam"}
        help_texts = {**TeamFields.Meta.help_texts, "founder_name": "Zo noemen we je in de mail."}
        error_messages = {
            **TeamFields.Meta.error_messages,
            "founder_name": {"required": "Vul je naam in."},
        }
        widgets = {
            **TeamFields.Meta.widgets,
            "founder_name": forms.TextInput(attrs={"autocomplete": "name"}),
        }

    field_order = ["name", "place_query", "place_choice", "goal", "founder_name", "email"]
    folded = (
        *TeamFields.folded,
        ("Geïnspireerd door een ander team?", ("inspired_name", "inspired_choice")),
    )

    def __init__(self, *args, founder=None, inspired_by=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["founder_name"].required = True
        if founder is not None and founder.is_authenticated:
            self.initial |= {"founder_name": founder.name, "email": founder.email}
        if inspired_by is not None:
            self.initial["inspired_name"] = inspired_by.name
        self.inspirer, self.inspirers = None, self._inspirers()
        if self.inspirers and not self._is_plain():
            self._ask_which_team()

    def _inspirers(self):
        """Whom the typed name may mean: the teams called so, else those that look like it."""
        words = (self.data.get(self.add_prefix("inspired_name")) or "").strip()[:60]
        if not words or "\x00" in words:
            return []
        teams = InspiratieTeam.objects.published().by_name()
        return list(teams.called(words)[:MOST_SUGGESTIONS]) or list(
            teams.matching(words)[:MOST_SUGGESTIONS]
        )

    def _is_plain(self):
        """Exactly one team is called so: no need to ask."""
        words = self.data[self.add_prefix("inspired_name")].strip().casefold()
        return len(self.inspirers) == 1 and self.inspirers[0].name.casefold() == words

    def _ask_which_team(self):
        answers = [(team.slug, f"{team.name}, {team.place_label}") for team in self.inspirers]
        self.fields["inspired_choice"] = forms.CharField(
            label="Welk team bedoel je?",
            required=False,
            widget=forms.RadioSelect(attrs={"data-mark": "none"}, choices=answers),
        )

    def clean(self):
        cleaned = super().clean()
        words, choice = cleaned.get("inspired_name"), cleaned.get("inspired_choice")
        if words and "inspired_choice" not in self.fields:
            self.inspirer = next(iter(self.inspirers), None)
        elif words:
            self.inspirer = next((team for team in self.inspirers if team.slug == choice), None)
        if words and self.inspirer is None:
            self._complain_about_team(words)
        return cleaned

    def _complain_about_team(self, words):
        if self.inspirers:
            self.add_error("inspired_choice", f"Welk team bedoel je met “{words}”?")
        else:
            self.add_error(
                "inspired_name", f"We kennen geen team “{words}”. Laat het leeg als je twijfelt."
            )

    def new_team(self):
        """The team as filled in; `founding.begin` writes it."""
        team = self.guarded_row()
        self.settle(team)
        team.inspired_by = self.inspirer
        return team
