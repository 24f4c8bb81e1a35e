"""To which team an activity belongs: the one question of its page."""

from django import forms

from teams.models import InspiratieTeam


class TeamForm(forms.Form):
    """Offers the teams of its owner; to a lead who isn't that, only the team it is in."""

    team = forms.ModelChoiceField(
        InspiratieTeam.objects.none(),
        label="Van wie is deze activiteit?",
        to_field_name="slug",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Dit team kun je niet kiezen."},
    )

    def __init__(self, *args, activity, person, **kwargs):
        super().__init__(*args, **kwargs)
        is_own = activity.owner_id == person.pk
        field = self.fields["team"]
        field.empty_label = "Van mij alleen" if is_own else f"Van {activity.owner} alleen"
        field.queryset = teams_for(activity, person, is_own=is_own)
        now = activity.wanted_team or activity.team
        self.initial["team"] = now.slug if now else ""


def teams_for(activity, person, *, is_own):
    """What is online goes to a team that is online: else the page would name nobody."""
    theirs = InspiratieTeam.objects.filter(pk__in=[activity.team_id, activity.wanted_team_id])
    if is_own:
        own = InspiratieTeam.objects.of_user(person)
        theirs |= own.published() if activity.is_public else own.open_to_activities()
    return theirs.distinct().by_name()
