"""Organisations that carry the week, what they do in one year, and those who ask to join."""

from typing import NamedTuple

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse

from verbinding.lib.received import Received


class Kind(models.TextChoices):
    POWERED_BY = "powered-by", "Powered By"
    SPONSOR = "sponsor", "Sponsor"
    PROMOTION_PARTNER = "promotiepartner", "Promotiepartner"


class Picture(NamedTuple):
    url: str
    width: int
    height: int


class SponsorQuerySet(models.QuerySet):
    def visible(self):
        """Those whom the site shows for any edition; others have no page."""
        shown = Sponsorship.objects.shown().filter(sponsor=OuterRef("pk"))
        return self.filter(Exists(shown))

    def with_slug_like(self, stem):
        """The addresses that begin with these words, to find a free one."""
        return self.filter(slug__startswith=stem).values_list("slug", flat=True)


class Sponsor(models.Model):
    name = models.CharField("naam", max_length=80, unique=True)
    slug = models.SlugField("adres", max_length=60, unique=True)
    # Written only through verbinding.lib.images: never served as it was sent.
    logo = models.ImageField(
        "logo",
        upload_to="logos/",
        blank=True,
        width_field="logo_width",
        height_field="logo_height",
        help_text="PNG, JPEG of WebP, hoogstens 2 MB. We slaan het opnieuw op.",
    )
    logo_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    logo_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    link = models.URLField("website", blank=True)

    objects = SponsorQuerySet.as_manager()

    class Meta:
        verbose_name = "sponsor"
        verbose_name_plural = "sponsors"
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("sponsors:detail", args=[self.slug])

    @property
    def picture(self):
        """The logo for templates; its own `width` would open the file at each look."""
        if not self.logo:
            return None
        return Picture(self.logo.url, self.logo_width, self.logo_height)


class SponsorshipQuerySet(models.QuerySet):
    def for_edition(self, edition):
        return self.filter(edition=edition)

    def shown(self):
        return self.filter(is_shown=True)

    def with_card_data(self):
        return self.select_related("sponsor")

    def by_kind(self):
        """Pairs of a kind and its sponsorships, for each kind, in the order of Kind; one query."""
        rows = list(self)
        return [(kind, [row for row in rows if row.kind == kind]) for kind in Kind]

    def newest_first(self):
        return self.select_related("edition").order_by("-edition__year", "order")


class Sponsorship(models.Model):
    """What one organisation does for one edition."""

    sponsor = models.ForeignKey(
        Sponsor, models.CASCADE, verbose_name="sponsor", related_name="sponsorships"
    )
    edition = models.ForeignKey(
        "editions.Edition", models.PROTECT, verbose_name="editie", related_name="sponsorships"
    )
    kind = models.CharField("soort", max_length=20, choices=Kind)
    is_shown = models.BooleanField("staat op de site", default=False)
    text = models.TextField("tekst", blank=True, max_length=1000, help_text="Markdown.")
    order = models.PositiveSmallIntegerField("volgorde", default=100)

    objects = SponsorshipQuerySet.as_manager()

    class Meta:
        verbose_name = "sponsoring"
        verbose_name_plural = "sponsoringen"
        ordering = ["order", "sponsor__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["sponsor", "edition", "kind"],
                name="sponsorship_once",
                violation_error_message="Deze sponsor staat al zo bij deze editie.",
            ),
        ]

    def __str__(self):
        return f"{self.sponsor}: {self.get_kind_display()} {self.edition.year}"

    def get_absolute_url(self):
        return self.sponsor.get_absolute_url()

    @property
    def name(self):
        return self.sponsor.name

    @property
    def logo(self):
        return self.sponsor.picture


class Enquiry(Received):
    """An organisation that wants to carry the week."""

    organisation = models.CharField("organisatie", max_length=80)
    name = models.CharField("je naam", max_length=80)
    email = models.EmailField("je e-mailadres")
    phone = models.CharField("telefoonnummer", max_length=20, blank=True)
    kind = models.CharField("wat past bij jullie?", max_length=20, choices=Kind, blank=True)
    words = models.TextField("wat willen jullie doen?", max_length=2000)

    class Meta(Received.Meta):
        verbose_name = "aanvraag van een sponsor"
        verbose_name_plural = "aanvragen van sponsors"

    def __str__(self):
        return self.organisation
