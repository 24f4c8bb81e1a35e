"""Writing a mailing, and deciding when it goes."""

import re
from datetime import timedelta

from django import forms
from django.utils import timezone

from desk.mailings.facts import MARK, MARKS, marks_for
from desk.mailings.sending import KEPT
from desk.models import Mailing
from editions.models import Branch, Edition
from teams.models import InspiratieTeam
from verbinding.lib.formguard import GuardedFormMixin
from verbinding.lib.gazetteer import PROVINCES
from verbinding.lib.plainforms import PlainFieldsMixin
from verbinding.lib.publishing import Status
from verbinding.lib.seenforms import SeenFormMixin

FURTHEST = timedelta(days=120)
BEGINNING = "Hallo {naam},\n\n\n\nMet verbindende groet,\n"


def several(label, choices, required=False, **kwargs):
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=required,
        widget=forms.CheckboxSelectMultiple(attrs={"data-mark": "none"}),
        **kwargs,
    )


class MailingFields(PlainFieldsMixin, forms.ModelForm):
    groups = several(
        "Welke groepen?",
        Mailing.Group.choices,
        required=True,
        help_text="Wie in meer groepen zit, krijgt één mail.",
        error_messages={"required": "Kies aan wie de mail gaat."},
    )
    provinces = several("Provincie", [(one.name, one.name) for one in PROVINCES])
    branches = several("Branche", [])
    statuses = several("Status", Status.choices)
    kinds = several("Soort team", InspiratieTeam.Kind.choices)
    edition = forms.ModelChoiceField(
        Edition.objects.newest_first(),
        label="Editie",
        required=False,
        empty_label="Alle edities",
        widget=forms.Select(attrs={"data-mark": "none"}),
    )

    class Meta:
        model = Mailing
        fields = [
            *("groups", "edition", "statuses", "provinces", "branches", "kinds"),
            *("sort", "skips_earlier", "subject", "text"),
        ]
        widgets = {
            "sort": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 16, "data-behaviour": "counter"}),
        }
        error_messages = {
            "subject": {"required": "Schrijf een onderwerp."},
            "text": {"required": "Schrijf wat je wilt zeggen."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["branches"].choices = [(one.slug, one.name) for one in Branch.objects.all()]
        self.fields["sort"].choices = Mailing.Sort.choices
        if not self.instance.copied_from_id:
            del self.fields["skips_earlier"]
        else:
            self.fields[
                "skips_earlier"
            ].help_text = f"Dat weten we tot {KEPT.days} dagen nadat die mail klaar was."

    def clean(self):
        data = super().clean()
        groups = data.get("groups") or []
        if data.get("sort") == Mailing.Sort.NEEDED and Mailing.Group.READERS in groups:
            self.add_error(
                "sort",
                "Wie alleen nieuws wil krijgen, heeft geen mail nodig voor de week. "
                "Kies “Nieuws”, of laat die groep weg.",
            )
        for name in ("subject", "text"):
            if problem := problem_in(data.get(name) or "", groups):
                self.add_error(name, problem)
        if (data.get("text") or "").split() == BEGINNING.split():
            self.add_error("text", "Schrijf tussen de groet en het slot wat je wilt zeggen.")
        return data


def problem_in(text, groups) -> str:
    """What is wrong with the marks in a text, in Dutch; empty when nothing is."""
    known = marks_for(groups)
    usable = ", ".join(f"{{{name}}}" for name in known)
    unknown = [f"{{{name}}}" for name in dict.fromkeys(MARK.findall(text)) if name not in known]
    if any(name[1:-1] in MARKS for name in unknown):
        return f"Niet iedereen in deze groepen heeft {' en '.join(unknown)}. Wel kan: {usable}."
    if unknown:
        return f"{' en '.join(unknown)} kennen we niet. Je kunt kiezen uit: {usable}."
    if re.search(r"[{}]", MARK.sub("", text)):
        return f"Er staat een losse accolade. Bedoel je een van deze: {usable}?"
    return ""


class NewMailingForm(GuardedFormMixin, MailingFields):
    """`guarded_row` isn't used: its writer is known, so nothing stands out."""

    def row(self, by) -> Mailing:
        mailing = self.save(commit=False)
        mailing.form_token = self.cleaned_data["form_token"]
        mailing.created_by = by
        return mailing


class MailingForm(SeenFormMixin, MailingFields):
    pass


class ConfirmForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    send_at = forms.DateTimeField(
        label="Verstuur op",
        required=False,
        help_text=(
            "Leeg: meteen. Anders gaat de mail vanaf dat moment de deur uit. "
            "Wie er na het bevestigen bij komt, krijgt hem niet."
        ),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d-%m-%Y %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "Schrijf een dag en een tijd, zoals 30-11-2026 19:00."},
    )

    def clean_send_at(self):
        at, now = self.cleaned_data["send_at"], timezone.now()
        if at is None:
            return None
        if at <= now:
            raise forms.ValidationError("Dat is al geweest. Kies een tijd die nog komt.")
        if at > now + FURTHEST:
            raise forms.ValidationError("Dat is te ver weg: kies een dag binnen vier maanden.")
        return at
