"""The only parser of what an organiser announces."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone

from editions.announcing import crowding
from editions.models import Announcement
from verbinding.lib.plainforms import PlainFieldsMixin
from verbinding.lib.seenforms import SeenFormMixin

FURTHEST = timedelta(days=2 * 365)


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")


class AnnouncementForm(PlainFieldsMixin, SeenFormMixin, forms.ModelForm):
    """Serves new ones too: those were seen by nobody."""

    seen_fields = ("changed_at",)

    # Of a new one: a double click makes one row.
    form_token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Announcement
        fields = ("text", "link", "link_label", "kind", "where", "starts_at", "ends_at")
        widgets = {"starts_at": MomentInput, "ends_at": MomentInput}
        help_texts = {
            "text": "Eén of twee korte zinnen, zonder opmaak.",
            "link": "Een adres op deze site (/activiteiten/) of een heel adres (https://…).",
            "link_label": "Bijvoorbeeld: Lees wat je kunt doen.",
            "kind": "“Let op” staat bovenaan en valt meer op.",
            "ends_at": "Daarna is de mededeling vanzelf weg.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["form_token"] = self.instance.form_token
        for name in ("kind", "where"):
            self.fields[name].widget = forms.RadioSelect(choices=self.fields[name].choices)

    def clean_link(self):
        link = self.cleaned_data["link"].strip()
        is_own = link.startswith("/") and not link.startswith(("//", "/\\"))
        if link and not (is_own and " " not in link):
            URLValidator(["https", "http"], message="Begin met / voor deze site, of met https://.")(
                link
            )
        return link

    def clean_starts_at(self):
        return _sensible(self.cleaned_data["starts_at"])

    def clean_ends_at(self):
        ends_at = _sensible(self.cleaned_data["ends_at"])
        if ends_at <= timezone.now():
            raise ValidationError("Dit is al voorbij. Kies een later einde.")
        return ends_at

    def clean(self):
        cleaned = super().clean()
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        self._want_both_of_the_link(cleaned)
        if not (starts_at and ends_at):
            return cleaned
        if ends_at <= starts_at:
            self.add_error("ends_at", "Het einde ligt niet na het begin.")
        elif crowd := crowding(starts_at, ends_at, besides=self.instance.pk):
            names = " en ".join(f"“{one}”" for one in crowd)
            self.add_error(
                "starts_at", f"Dan staan er al twee: {names}. Kies een andere tijd, of stop er een."
            )
        return cleaned

    def _want_both_of_the_link(self, cleaned):
        if "link" not in cleaned or "link_label" not in cleaned:
            return
        if cleaned["link"] and not cleaned["link_label"]:
            self.add_error("link_label", "Schrijf de woorden waarop mensen klikken.")
        elif cleaned["link_label"] and not cleaned["link"]:
            self.add_error("link", "Vul in waar de link heen gaat.")

    def clean_seen(self):
        return self.cleaned_data["seen"] if self.instance.pk else self.instance.fingerprint

    def clean_form_token(self):
        return self.cleaned_data.get("form_token") or self.instance.form_token


def _sensible(moment):
    now = timezone.now()
    if not now - FURTHEST < moment < now + FURTHEST:
        raise ValidationError("Dit jaar klopt niet. Kijk de datum na.")
    return moment
