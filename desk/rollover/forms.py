"""What the organiser chooses when one edition follows another."""

import datetime as dt

from django import forms
from django.utils import timezone

from desk.rollover import closing
from desk.rollover.closing import ClosingPlan
from desk.rollover.plan import Plan, TeamsPlan
from desk.rollover.proposal import KEPT, words_to_check
from editions.forms import EditionForm, LabelsField
from editions.models import Edition
from sponsors.models import Sponsorship
from teams.models import InspiratieTeam
from teams.returning import whom_to_ask
from verbinding.lib.fieldhints import put_hint
from verbinding.lib.plainforms import PlainFieldsMixin

YEARS_AHEAD = 3
LONGEST_WEEK = 31
NOW, LATER = "nu", "later"


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class TeamsForm(forms.Form):
    """Which teams are not asked; all others of the last edition are."""

    skipped_teams = LabelsField(
        InspiratieTeam.objects.none(),
        label="Deze teams niet",
        required=False,
        error_messages={"invalid_choice": "Dit team doet intussen niet meer mee met deze lijst."},
    )

    def offer_teams(self, source, edition):
        self.teams_plan = TeamsPlan(source, edition)
        if source is not None:
            self.fields["skipped_teams"].queryset = whom_to_ask(source, edition)

    def chosen_teams(self):
        skipped = frozenset(team.pk for team in self.cleaned_data.get("skipped_teams", ()))
        return TeamsPlan(self.teams_plan.source, self.teams_plan.edition, skipped)

    @property
    def offered_teams(self):
        """(team, whether it is skipped): a plain loop, for a widget of 2,000 boxes is slow."""
        skipped = set(self["skipped_teams"].value() or ())
        return [(team, str(team.pk) in skipped) for team in self.teams_plan.found]


class ClosingForm(forms.Form):
    closing = forms.ChoiceField(
        label="Wat doen we met wat nog wacht?",
        choices=closing.CHOICES,
        widget=forms.RadioSelect,
        initial=closing.TO_CONCEPT,
    )
    closing_words = forms.CharField(
        label="Woorden voor wie je afwijst",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        cleaned = super().clean()
        words = cleaned.get("closing_words", "").strip()
        if cleaned.get("closing") == closing.REJECT and not words:
            self.add_error("closing_words", "Schrijf een paar woorden: die gaan in de brief.")
        return cleaned

    def plan_for(self, edition):
        return ClosingPlan(
            edition, self.cleaned_data["closing"], self.cleaned_data["closing_words"].strip()
        )


class RolloverForm(TeamsForm, ClosingForm, PlainFieldsMixin, EditionForm):
    ask_teams = forms.ChoiceField(
        label="Vraag je de teams nu?",
        choices=[(NOW, "Ja, de kartrekkers krijgen een brief"), (LATER, "Nee, dat doe ik later")],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    sponsors = forms.ChoiceField(
        label="Neem je de sponsoringen mee?",
        choices=[(NOW, "Ja, als concept: nog niet op de site"), (LATER, "Nee")],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    skipped_sponsorships = forms.ModelMultipleChoiceField(
        Sponsorship.objects.none(),
        label="Deze niet",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    spelregels = forms.ChoiceField(
        label="En de Spelregels?",
        choices=[
            ("blijft", "Die blijven zoals ze zijn"),
            ("nieuw", "Ik schrijf een nieuwe versie"),
        ],
        widget=forms.RadioSelect,
        initial="blijft",
    )

    class Meta(EditionForm.Meta):
        labels = {"is_example": "De dagen staan nog niet vast: laat dit een voorbeeld blijven"}
        error_messages = {
            "year": {"unique": "Deze editie bestaat al. Kies een ander jaar."},
        }
        widgets = {
            **dict.fromkeys(
                ("first_day", "last_day", "entering_opens_on", "entering_closes_on"), DayInput
            ),
            "introduction": forms.Textarea(attrs={"rows": 8}),
            "story": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, data=None, *, proposal, **kwargs):
        super().__init__(data, instance=proposal.edition, initial=proposal.initial, **kwargs)
        self.proposal, source = proposal, proposal.source
        for name in ("first_day", "last_day"):
            self.fields[name].required = True
        self.offer_teams(source, proposal.edition)
        if source is None:
            for name in ("ask_teams", "skipped_teams", "sponsors", "skipped_sponsorships"):
                del self.fields[name]
        else:
            rows = Sponsorship.objects.for_edition(source).with_card_data()
            self.fields["skipped_sponsorships"].queryset = rows.select_related("edition")
        if source is None or not closing.can_close(source):
            del self.fields["closing"], self.fields["closing_words"]
        if not self.is_bound:
            for name, words in words_to_check(proposal).items():
                put_hint(self[name], words)

    @property
    def about_the_week(self):
        names = ("year", "ordinal", "title", "first_day", "last_day")
        days = ("entering_opens_on", "entering_closes_on", "is_example")
        return [self[name] for name in (*names, *days)]

    @property
    def copied(self):
        return [self[name] for name in ("motto", "hashtag", "introduction", "story", *KEPT[1:])]

    def clean_year(self):
        year, today = self.cleaned_data["year"], timezone.localdate()
        if year > today.year + YEARS_AHEAD:
            raise forms.ValidationError(
                f"{year} is ver weg. Een editie maak je hooguit {YEARS_AHEAD} jaar vooruit."
            )
        if year < today.year:
            raise forms.ValidationError(f"{year} is al voorbij.")
        return year

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last:
            self.refuse_days(first, last)
        return cleaned

    def refuse_days(self, first, last):
        if last < first:
            self.add_error("last_day", "De laatste dag ligt voor de eerste.")
        elif last - first > dt.timedelta(days=LONGEST_WEEK):
            self.add_error("last_day", f"Dat zijn {(last - first).days + 1} dagen. Klopt dat?")
        others = Edition.objects.exclude(pk=self.instance.pk).overlapping(first, last)
        if other := others.first():
            self.add_error("first_day", f"Deze dagen vallen samen met {other}.")

    def plan(self) -> Plan:
        """What the valid form comes to; reads, and writes nothing."""
        cleaned, source = self.cleaned_data, self.proposal.source
        asks = cleaned.get("ask_teams") == NOW
        carried, left = self._sponsorships()
        return Plan(
            edition=self.instance,
            source=source,
            takes_over=self.proposal.takes_over,
            teams=self.chosen_teams() if asks else None,
            sponsorships=carried,
            left_sponsorships=left,
            new_spelregels=cleaned["spelregels"] == "nieuw",
            closing=self.plan_for(source) if "closing" in self.fields else None,
        )

    def _sponsorships(self):
        """(what goes along, what stays behind)"""
        if "sponsors" not in self.fields:
            return (), ()
        rows = tuple(self.fields["skipped_sponsorships"].queryset)
        if self.cleaned_data["sponsors"] == LATER:
            return (), rows
        skipped = {row.pk for row in self.cleaned_data["skipped_sponsorships"]}
        carried = tuple(row for row in rows if row.pk not in skipped)
        return carried, tuple(row for row in rows if row.pk in skipped)
