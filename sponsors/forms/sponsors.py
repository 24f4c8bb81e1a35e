"""What comes in about sponsors: the enquiry of an organisation, and the logo of the organiser."""

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.core.files.uploadedfile import UploadedFile

from sponsors.models import Enquiry, Sponsor
from verbinding.lib.formguard import GuardedFormMixin
from verbinding.lib.images import ImageRefused, clean_image
from verbinding.lib.slugs import numbered_slugs, stem_of

# Addresses under /sponsors/ that belong to the site itself.
RESERVED_SLUGS = frozenset({"meedoen"})
LOGO_SIDE = 800
LOGO_BYTES = 2 * 1024 * 1024
LOGO_FORMATS = ("PNG", "JPEG", "WEBP")


class EnquiryForm(GuardedFormMixin, forms.ModelForm):
    class Meta:
        model = Enquiry
        fields = ["organisation", "name", "email", "phone", "kind", "words"]
        widgets = {
            "organisation": forms.TextInput(attrs={"autocomplete": "organization"}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
            "kind": forms.RadioSelect,
            "words": forms.Textarea(attrs={"rows": 6, "data-behaviour": "counter"}),
        }
        help_texts = {"words": "Bijvoorbeeld: geld, een zaal, materiaal, of het verder vertellen."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [
            ("", "Dat weten we nog niet"),
            *(choice for choice in self.fields["kind"].choices if choice[0]),
        ]


class SponsorForm(forms.ModelForm):
    """The organiser's form; the slug may be left empty and the logo is written anew.

    The logo isn't Django's ImageField, which would let every decoder that Pillow has look at the
    file before `clean_image` allows only three.
    """

    logo = forms.FileField(
        label="Logo",
        required=False,
        widget=AdminFileWidget,
        help_text=Sponsor._meta.get_field("logo").help_text,
    )

    class Meta:
        model = Sponsor
        fields = ["name", "slug", "logo", "link"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = "Leeg: we maken het van de naam."

    def clean_logo(self):
        logo = self.cleaned_data["logo"]
        if not isinstance(logo, UploadedFile):
            return logo
        try:
            return clean_image(logo, max_side=LOGO_SIDE, max_bytes=LOGO_BYTES, formats=LOGO_FORMATS)
        except ImageRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean_slug(self):
        slug = self.cleaned_data["slug"] or free_slug(self.cleaned_data.get("name", ""))
        if slug in RESERVED_SLUGS:
            raise forms.ValidationError("Dit adres gebruikt de site zelf: kies een ander.")
        return slug


def free_slug(name: str) -> str:
    """A readable address that no other sponsor has, numbered when another has the same name."""
    stem = stem_of(name, otherwise="sponsor")
    taken = RESERVED_SLUGS.union(Sponsor.objects.with_slug_like(stem))
    return next(numbered_slugs(name, otherwise="sponsor", taken=taken))
