"""To which team an activity belongs: the one question of its page."""

from django import forms

from teams.models import InspiratieTeam

# No team has this address.
ALONE = "-"


class TeamForm(forms.Form):
    """Offers the teams of its owner; to a lead who isn't that, only the team it is in."""

    team = forms.ChoiceField(
        label="Van wie is deze activiteit?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies van wie deze activiteit is.",
            "invalid_choice": "Dit team kun je niet kiezen.",
        },
    )

    def __init__(self, *args, activity, person, **kwargs):
        super().__init__(*args, **kwargs)
        is_own = activity.owner_id == person.pk
        self.offered = {team.slug: team for team in teams_for(activity, person, is_own=is_own)}
        alone = "Van mij alleen" if is_own else f"Van {activity.owner} alleen"
        names = [(slug, team.name) for slug, team in self.offered.items()]
        self.fields["team"].choices = [(ALONE, alone), *names]
        now = activity.wanted_team or activity.team
        self.initial["team"] = now.slug if now else ALONE

    def clean_team(self):
        """The team, or None for its owner alone."""
        return self.offered.get(self.cleaned_data["team"])


def teams_for(activity, person, *, is_own):
    """What is online goes to a team that is online: else the page would name nobody."""
    theirs = InspiratieTeam.objects.filter(pk__in=[activity.team_id, activity.wanted_team_id])
    if is_own:
        own = InspiratieTeam.objects.of_user(person)
        theirs |= own.published() if activity.is_public else own.open_to_activities()
    return theirs.distinct().by_name()
