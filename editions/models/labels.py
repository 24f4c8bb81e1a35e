"""The labels that activities and teams share, and who speaks for a branch."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class LabelQuerySet(models.QuerySet):
    def at(self, slug):
        """The one at this address, or None."""
        return self.filter(slug=slug or "").first()


class Label(models.Model):
    """What Branch, Theme, Audience and Language have in common: a word to choose and filter by."""

    name = models.CharField("naam", max_length=60, unique=True)
    slug = models.SlugField("adres", max_length=40, unique=True)
    description = models.TextField("omschrijving", blank=True)
    order = models.PositiveSmallIntegerField("volgorde", default=100)

    objects = LabelQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class Branch(Label):
    setting = models.CharField(
        "in een zin",
        max_length=60,
        blank=True,
        help_text="Zoals in “Organiseer je zelf iets in het onderwijs?”: in het onderwijs.",
    )

    class Meta(Label.Meta):
        verbose_name = "branche"
        verbose_name_plural = "branches"

    def get_absolute_url(self):
        return f"/branches/{self.slug}/"

    @property
    def in_words(self):
        return self.setting or f"in de branche {self.name}"


class Theme(Label):
    class Meta(Label.Meta):
        verbose_name = "thema"
        verbose_name_plural = "thema’s"

    def get_absolute_url(self):
        return f"/themas/{self.slug}/"


class Audience(Label):
    class Meta(Label.Meta):
        verbose_name = "doelgroep"
        verbose_name_plural = "doelgroepen"


class Language(Label):
    class Meta(Label.Meta):
        verbose_name = "taal"
        verbose_name_plural = "talen"


class BranchChampionQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(is_shown=True).order_by("agreed_at", "pk")


class BranchChampion(models.Model):
    """Who gets a branch moving; named on its page only after agreeing to that."""

    branch = models.ForeignKey(
        Branch, models.CASCADE, verbose_name="branche", related_name="champions"
    )
    name = models.CharField("naam op de site", max_length=80, help_text="Een voornaam is genoeg.")
    # Whoever erases their account takes their name off the page.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name="persoon",
        null=True,
        blank=True,
        related_name="championed",
        help_text="Als deze kartrekker een account heeft.",
    )
    agreed_at = models.DateTimeField(
        "akkoord op",
        null=True,
        blank=True,
        help_text="Wanneer deze persoon zei dat de naam op de site mag.",
    )
    is_shown = models.BooleanField("staat op de site", default=False)

    objects = BranchChampionQuerySet.as_manager()

    class Meta:
        verbose_name = "kartrekker van een branche"
        verbose_name_plural = "kartrekkers van branches"
        ordering = ["branch", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_shown=False) | Q(agreed_at__isnull=False),
                name="champion_shown_agreed",
                violation_error_message="Een naam komt pas op de site na akkoord: vul in wanneer.",
            ),
            models.UniqueConstraint(
                fields=["branch", "user"],
                name="champion_once",
                violation_error_message="Deze persoon is al kartrekker van deze branche.",
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.branch}"
