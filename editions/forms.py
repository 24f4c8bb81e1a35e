"""How the organiser fills in an edition or a text, and how people choose labels."""

import re

from django import forms

from editions.models import Edition, Page, Spelregels

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


class PageForm(forms.ModelForm):
    class Meta:
        model = Page
        fields = ("name", "title", "text")
        help_texts = {"text": MARKDOWN_HELP}
        widgets = {"text": LONG_TEXT}


class SpelregelsForm(forms.ModelForm):
    class Meta:
        model = Spelregels
        fields = ("version", "published_at", "text")
        help_texts = {
            "published_at": "Vanaf dan gaat iedereen met deze versie akkoord.",
            "text": f"Zodra iemand akkoord ging, ligt de tekst vast. {MARKDOWN_HELP}",
        }
        widgets = {"text": LONG_TEXT}


class LabelsField(forms.ModelMultipleChoiceField):
    """Refuses numbers that are longer than any key: a database stumbles over those."""

    def clean(self, value):
        if too_long := [key for key in value or () if len(str(key)) > LONGEST_KEY]:
            message = self.error_messages["invalid_choice"]
            raise forms.ValidationError(
                message, code="invalid_choice", params={"value": too_long[0]}
            )
        return super().clean(value)
