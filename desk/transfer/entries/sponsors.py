"""A row about what an organisation does in one edition."""

from django import forms

from desk.transfer.fields import EditionField, WordField, YesNoField
from sponsors.models import Kind, Sponsor, Sponsorship
from verbinding.lib.plainforms import PlainFieldsMixin

USUAL_ORDER = Sponsorship._meta.get_field("order").default


class SponsorEntry(PlainFieldsMixin, forms.Form):
    """Without a year it tells of the organisation alone."""

    name = forms.CharField(
        max_length=Sponsor._meta.get_field("name").max_length,
        error_messages={"required": "Vul een naam in."},
    )
    link = forms.URLField(required=False, max_length=200)
    edition = EditionField()
    kind_of_support = WordField(Kind)
    is_shown = YesNoField(required=False)
    text = forms.CharField(required=False, max_length=1000, widget=forms.Textarea)
    order = forms.IntegerField(required=False, min_value=0, max_value=32_767)

    def __init__(self, cells, *, editions):
        super().__init__(cells)
        self.fields["edition"].rows = editions

    def clean_order(self):
        order = self.cleaned_data["order"]
        return USUAL_ORDER if order is None else order

    def clean(self):
        cleaned = super().clean()
        has_year, has_kind = cleaned.get("edition"), cleaned.get("kind_of_support")
        if has_year and not has_kind and "kind_of_support" not in self.errors:
            options = ", ".join(f"“{kind.label}”" for kind in Kind)
            self.add_error("kind_of_support", f"Vul in wat ze doen: {options}.")
        if has_kind and not has_year and "edition" not in self.errors:
            self.add_error("edition", "Vul het jaar van de editie in.")
        return cleaned
