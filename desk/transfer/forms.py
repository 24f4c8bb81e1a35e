"""What we ask of who takes a list along, or brings one in."""

from django import forms

from desk.transfer.choosing import words_for
from desk.transfer.exporting import CSV, XLSX
from desk.transfer.parsing import MOST_BYTES
from editions.models import Edition

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


class UploadForm(forms.Form):
    file = forms.FileField(
        label="Je lijst",
        help_text="Een Excel-bestand (.xlsx) of een CSV, hoogstens 5 MB en 5000 rijen.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                f"Dit bestand is {file.size // 1024 // 1024} MB. Meer dan 5 MB lezen we niet: "
                "verdeel de lijst."
            )
        return file


class TakeOverForm(forms.Form):
    """Without faults there is nothing to choose."""

    ONLY_GOOD, ALL = "goed", "alles"

    which = forms.ChoiceField(
        label="Wat lezen we in?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat we inlezen."},
    )

    def __init__(self, *args, findings, **kwargs):
        super().__init__(*args, **kwargs)
        self.findings = findings
        self.fields["which"].choices = [
            (self.ONLY_GOOD, f"Alleen de goede rijen: {findings.good} van {findings.to_read}"),
            (self.ALL, "Alles of niets: pas als er geen fout meer in zit"),
        ]
        if not findings.faults:
            del self.fields["which"]

    def clean_which(self):
        which = self.cleaned_data["which"]
        if which == self.ALL:
            raise forms.ValidationError(
                f"Er is niets ingelezen: er zit nog een fout in {self.findings.faults} "
                f"{'rij' if self.findings.faults == 1 else 'rijen'}. Herstel die eerst."
            )
        return which
