"""What we ask of who takes a list along, or brings one in."""

from django import forms

from desk.transfer.choosing import words_for
from editions.models import Edition

CSV, XLSX = "csv", "xlsx"
FORMATS = [(XLSX, "Excel (.xlsx)"), (CSV, "CSV, voor elk rekenblad (.csv)")]


class ExportForm(forms.Form):
    """With a `filter` of the admin there is no edition to choose."""

    edition = forms.ModelChoiceField(
        Edition.objects.newest_first(),
        label="Welke editie?",
        required=False,
        empty_label="Alle edities",
        widget=forms.Select(attrs={"data-mark": "none"}),
    )
    format = forms.ChoiceField(
        label="Wat voor bestand?", choices=FORMATS, initial=XLSX, widget=forms.RadioSelect
    )
    purpose = forms.CharField(
        label="Waar heb je de adressen voor nodig?",
        max_length=200,
        min_length=5,
        help_text="Bijvoorbeeld: de brief over de spullen. We bewaren dit bij wie wat meenam.",
        error_messages={"required": "Vertel in een paar woorden waarvoor."},
    )
    filter = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)

    def __init__(self, *args, listing, is_filtered=False, **kwargs):
        super().__init__(*args, auto_id=f"{listing.kind.value}-%s", **kwargs)
        self.listing = listing
        if not listing.asks_purpose:
            del self.fields["purpose"]
        if is_filtered or (self.is_bound and self.data.get("filter")):
            del self.fields["edition"]

    @property
    def selection(self):
        """In words, for the log."""
        if query := self.cleaned_data["filter"]:
            return words_for(query)
        edition = self.cleaned_data["edition"]
        return str(edition) if edition else "alle edities"
