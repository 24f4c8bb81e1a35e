"""What both forms for somebody else ask: an address or none, and which team it is about."""

from django import forms

from accounts.blocking import block_on
from teams.models import InspiratieTeam

MOST_TEAMS = 8


class AddressOrNoneMixin(forms.Form):
    """An address, or a tick that there is none: nobody forgets to ask. Needs a field `email`."""

    is_preview = False

    has_no_email = forms.BooleanField(
        label="Heeft geen e-mail",
        required=False,
        help_text="Dan krijgt deze persoon geen post van ons, en doet het bureau wat nodig is.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # One of the two is needed, so "(hoeft niet)" would be untrue.
        self.fields["email"].widget.attrs["data-mark"] = "none"

    def clean(self):
        cleaned = super().clean()
        email, has_none = cleaned.get("email"), cleaned.get("has_no_email")
        if "email" in self.errors or self.is_preview:
            return cleaned
        if email and block_on(email=email):
            self.add_error("email", "Dit adres is geblokkeerd. Kijk eerst onder Afzenders.")
        if email and has_none:
            self.add_error("has_no_email", "Er staat hierboven wel een e-mailadres. Wat klopt?")
        elif not (email or has_none):
            self.add_error("email", "Vul een e-mailadres in, of kruis aan dat er geen is.")
        return cleaned


class FindTeamMixin(forms.Form):
    """Turns `team_query` into `self.team`; a name with several answers asks which one is meant."""

    team_query = forms.CharField(
        label="Bij welk InspiratieTeam hoort het?",
        required=False,
        max_length=80,
        help_text="De naam of een deel ervan. Hoort het bij geen team, laat het dan leeg.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.team, self.team_answers = None, self._teams_found()
        if len(self.team_answers) > 1:
            self.fields["team_choice"] = forms.ChoiceField(
                label="Welk team bedoel je?",
                required=False,
                choices=[(team.slug, f"{team}, {team.place_label}") for team in self.team_answers],
                widget=forms.RadioSelect(attrs={"data-mark": "none"}),
            )

    def _teams_found(self):
        text = (self.data.get(self.add_prefix("team_query")) or "") if self.is_bound else ""
        text = text.replace("\0", "").strip()
        if not text:
            return []
        found = list(
            InspiratieTeam.objects.open_to_activities().matching(text).by_name()[:MOST_TEAMS]
        )
        exact = [team for team in found if team.name.casefold() == text.casefold()]
        return exact if len(exact) == 1 else found

    def clean(self):
        cleaned = super().clean()
        text = cleaned.get("team_query")
        if text and not self.team_answers:
            self.add_error("team_query", f"We kennen geen team met “{text}” in de naam.")
        elif len(self.team_answers) == 1:
            self.team = self.team_answers[0]
        elif text:
            chosen = cleaned.get("team_choice")
            self.team = next((t for t in self.team_answers if t.slug == chosen), None)
            if self.team is None and "team_choice" not in self.errors:
                self.add_error("team_choice", "Er zijn meer teams met die naam. Kies er een.")
        return cleaned
