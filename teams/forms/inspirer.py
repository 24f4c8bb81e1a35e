"""The question which team brought a team on the idea, at founding and afterwards."""

from django import forms
from django.forms.forms import DeclarativeFieldsMetaclass

from teams.inspiring import How, LinkRefused, link
from teams.models import InspiratieTeam
from verbinding.lib.plainforms import PlainFieldsMixin

MOST_SUGGESTIONS = 8


class InspirerFields(forms.BaseForm, metaclass=DeclarativeFieldsMetaclass):
    """A name to type; where it may mean several teams, the form asks which. Needs no script.

    Once cleaned, `inspirer` is the team that is meant, or None.
    """

    inspired_name = forms.CharField(
        label="Welk team bracht jullie op het idee?",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    # The team of a link “Start ook een team”: of several with one name, this one is meant.
    invited_by = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.inspirer, self.inspirers = None, self._inspirers()
        if self.inspirers and not self._is_plain():
            self._ask_which_team()

    def candidates(self):
        return InspiratieTeam.objects.published()

    def _inspirers(self):
        """Whom the typed name may mean: the teams called so, else those that look like it."""
        words = self._words()
        if not words or "\x00" in words:
            return []
        if self.invited_by is not None and words.casefold() == self.invited_by.name.casefold():
            return [self.invited_by]
        teams = self.candidates().by_name()
        return list(teams.called(words)[:MOST_SUGGESTIONS]) or list(
            teams.matching(words)[:MOST_SUGGESTIONS]
        )

    def _words(self):
        return (self.data.get(self.add_prefix("inspired_name")) or "").strip()[:60]

    def _is_plain(self):
        """Exactly one team is called so: no need to ask."""
        is_one = len(self.inspirers) == 1
        return is_one and self.inspirers[0].name.casefold() == self._words().casefold()

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
            self.add_error("inspired_name", self.unknown(words))

    def unknown(self, words):
        return f"We kennen geen team “{words}”. Laat het leeg als je twijfelt."


class InspirerForm(PlainFieldsMixin, InspirerFields, forms.Form):
    """With it the leads name, mend or take away who inspired their team."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, team, **kwargs):
        self.team, self.is_stale = team, False
        super().__init__(*args, **kwargs)
        self.initial["seen"] = str(team.inspired_by_id or "")
        self.initial["inspired_name"] = team.inspired_by.name if team.inspired_by else ""
        self.fields["inspired_name"].help_text = "Leeg: jullie kwamen er zelf op."

    def candidates(self):
        return super().candidates().older_than(self.team)

    def unknown(self, words):
        return (
            f"We kennen geen team “{words}” dat er eerder was dan jullie. Alleen zo’n team kan "
            "jullie op het idee brengen."
        )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("seen") != self.initial["seen"]:
            self.mark_stale()
        return cleaned

    def save(self) -> bool:
        """False when somebody else changed the link meanwhile; the form then says so."""
        if self.inspirer == self.team.inspired_by:
            return True
        try:
            link(self.team, self.inspirer, How.LATER)
        except LinkRefused:
            self.mark_stale()
            return False
        return True

    def mark_stale(self):
        """Sending the same once more is a choice made with open eyes."""
        self.is_stale = True
        self.team.refresh_from_db(fields=["inspired_by"])
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = str(self.team.inspired_by_id or "")
        now = f"Nu staat er: {self.team.inspired_by}" if self.team.inspired_by else "Nu is het leeg"
        self.add_error(None, f"Iemand wijzigde dit net. {now}. Verstuur het anders opnieuw.")
