"""The form with which anybody founds a team."""

from django import forms

from accounts.forms import OwnAddressField
from editions.agreeing import AgreesMixin
from teams.forms.fields import TeamFields
from teams.forms.inspirer import InspirerFields
from teams.inspiring import How, note_inspirer
from verbinding.lib.formguard import GuardedFormMixin


class FoundTeamForm(AgreesMixin, GuardedFormMixin, InspirerFields, TeamFields):
    """Six things are required; the rest folds away."""

    email = OwnAddressField(help_text="Hierheen sturen we een code. Het komt niet op de site.")

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

    def __init__(self, *args, founder=None, invited_by=None, **kwargs):
        self.invited_by = invited_by
        super().__init__(*args, **kwargs)
        self.fields["founder_name"].required = True
        if founder is not None and founder.is_authenticated:
            self.initial |= {"founder_name": founder.name, "email": founder.email}
        if invited_by is not None:
            self.initial["inspired_name"] = invited_by.name

    def new_team(self):
        """The team as filled in; `founding.begin` writes it."""
        team = self.guarded_row()
        self.settle(team)
        came_by_link = self.inspirer is not None and self.inspirer == self.invited_by
        note_inspirer(team, self.inspirer, How.INVITATION if came_by_link else How.FOUNDING)
        return team
