"""How the organiser fills in an edition or a text, and how people choose labels."""

import re
from datetime import timedelta

from django import forms
from django.utils import timezone

from editions.models import Edition, Spelregels

MARKDOWN_HELP = (
    "Zo maak je op: **vet**, *schuin*, “## Kop” op een eigen regel, “- ” voor een lijst, "
    "[woorden](https://example.nl/) voor een link. Een lege regel begint een nieuwe alinea."
)
LONGEST_KEY = 18
LONG_TEXT = forms.Textarea(attrs={"rows": 24, "cols": 90})


class EditionForm(forms.ModelForm):
    class Meta:
        model = Edition
        fields = (
            "year",
            "ordinal",
            "title",
            "first_day",
            "last_day",
            "entering_opens_on",
            "entering_closes_on",
            "motto",
            "hashtag",
            "introduction",
            "story",
            "facebook_url",
            "linkedin_url",
            "contact_name",
            "contact_email",
            "contact_phone",
            "responsible",
            "is_example",
        )
        help_texts = {
            "introduction": f"Staat op de voorpagina. {MARKDOWN_HELP}",
            "story": f"Staat op de pagina van de editie. {MARKDOWN_HELP}",
        }

    def clean_hashtag(self):
        hashtag = self.cleaned_data["hashtag"].strip()
        if re.search(r"\s", hashtag):
            raise forms.ValidationError("Een hashtag is één woord, zonder spaties.")
        return f"#{hashtag}" if hashtag and not hashtag.startswith("#") else hashtag

    def clean(self):
        cleaned = super().clean()
        opens, closes = cleaned.get("entering_opens_on"), cleaned.get("entering_closes_on")
        last_day = cleaned.get("last_day")
        if opens and closes and closes < opens:
            self.add_error("entering_closes_on", "Dit ligt voor de dag waarop invoeren begint.")
        if last_day and opens and opens > last_day:
            self.add_error("entering_opens_on", "Dan is de week al voorbij.")
        if last_day and closes and closes > last_day:
            self.add_error("entering_closes_on", "Dit ligt na de laatste dag van de week.")
        return cleaned


class SpelregelsForm(forms.ModelForm):
    class Meta:
        model = Spelregels
        fields = ("version", "published_at", "text")
        help_texts = {
            "published_at": (
                "Nu, of later op een heel uur. Wie vanaf dan iets instuurt of wijzigt, gaat één "
                "keer opnieuw akkoord. Tot dan staat deze versie als aankondiging op de pagina."
            ),
            "text": f"Zodra iemand akkoord ging, ligt de tekst vast. {MARKDOWN_HELP}",
        }
        widgets = {"text": LONG_TEXT}

    def clean_version(self):
        """The highest number counts, so a lower one would never be seen."""
        version, latest = self.cleaned_data["version"], self._latest()
        if latest and version <= latest.version:
            raise forms.ValidationError(f"Versie {latest.version} is er al: kies een hoger nummer.")
        return version

    def clean_published_at(self):
        """Rules never count for the time before they were written down.

        Kept pages are made anew each hour, so what comes later begins on the hour.
        """
        at, now, latest = self.cleaned_data["published_at"], timezone.now(), self._latest()
        if "published_at" not in self.changed_data and self.instance.pk:
            return at
        if timezone.localdate(at) < timezone.localdate(now):
            raise forms.ValidationError("Dit is al voorbij. Kies vandaag of later.")
        if latest and at < latest.published_at:
            raise forms.ValidationError(
                f"Versie {latest.version} gaat pas later in: kies een tijd daarna."
            )
        return at if at <= now else on_the_hour(at)

    def clean_text(self):
        text, latest = self.cleaned_data["text"], self._latest()
        if latest and text.split() == latest.text.split():
            raise forms.ValidationError(f"Dit is dezelfde tekst als van versie {latest.version}.")
        return text

    def _latest(self):
        return Spelregels.objects.other_than(self.instance).latest_version()


def on_the_hour(at):
    begun = at.replace(minute=0, second=0, microsecond=0)
    return begun if begun == at else begun + timedelta(hours=1)


class LabelsField(forms.ModelMultipleChoiceField):
    """Refuses numbers that are longer than any key: a database stumbles over those."""

    def clean(self, value):
        if too_long := [key for key in value or () if len(str(key)) > LONGEST_KEY]:
            message = self.error_messages["invalid_choice"]
            raise forms.ValidationError(
                message, code="invalid_choice", params={"value": too_long[0]}
            )
        return super().clean(value)
