"""The only parser of the organiser's pages and of a version of the Spelregels."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.forms import DeclarativeFieldsMetaclass

from desk.announcements.forms import MomentInput
from editions.forms import LONG_TEXT, MARKDOWN_HELP, SpelregelsForm
from editions.models import Page
from verbinding.lib.markdown import MAX_LENGTH
from verbinding.lib.plainforms import TURNING, PlainFieldsMixin

MEANWHILE = (
    "Intussen heeft een ander deze tekst gewijzigd. Wat je typte staat er nog. Je ziet erboven wat "
    "er dan verandert; sla het opnieuw op als dat klopt."
)


class SeenTextMixin(PlainFieldsMixin, metaclass=DeclarativeFieldsMetaclass):
    """`seen` says which version somebody has on their screen."""

    seen = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args, seen: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = self.initial["seen"] = seen

    def clean_text(self):
        before = getattr(super(), "clean_text", lambda: self.cleaned_data["text"])
        text = before().replace("\r\n", "\n")
        if len(text) > MAX_LENGTH:
            raise ValidationError(f"Houd het korter dan {MAX_LENGTH} tekens.")
        if TURNING.search(text):
            raise ValidationError("Er staat een vreemd teken in. Typ de tekst opnieuw.")
        return text

    @property
    def is_stale(self):
        return self.cleaned_data["seen"] != self.now

    def mark_stale(self, now: str) -> None:
        """Saving the same words once more is a choice made with open eyes."""
        self.data = self.data.copy()
        self.data["seen"] = now
        self.add_error(None, MEANWHILE)


class PageTextForm(SeenTextMixin, forms.ModelForm):
    class Meta:
        model = Page
        fields = ("title", "text")
        help_texts = {"text": MARKDOWN_HELP}
        widgets = {"text": LONG_TEXT}


class SpelregelsTextForm(SeenTextMixin, SpelregelsForm):
    """The number comes by itself."""

    class Meta(SpelregelsForm.Meta):
        fields = ("published_at", "text")
        widgets = {"published_at": MomentInput, "text": LONG_TEXT}
