"""What was done when one edition followed another, to read back and so that it is done once."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class OfEditionQuerySet(models.QuerySet):
    def of(self, edition):
        """The one row about this edition, with who did it, or None."""
        return self.filter(edition=edition).select_related("by", "edition").first()


class Rollover(models.Model):
    """How an edition was made from the one before it; its unique key is what rivals meet."""

    edition = models.OneToOneField(
        "editions.Edition", models.PROTECT, verbose_name="nieuwe editie", related_name="rollover"
    )
    source = models.ForeignKey(
        "editions.Edition",
        models.PROTECT,
        verbose_name="editie ervoor",
        null=True,
        blank=True,
        related_name="followed_by",
    )
    report = models.JSONField("verslag", default=dict)
    at = models.DateTimeField("gemaakt op", default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="gemaakt door",
        null=True,
        blank=True,
        related_name="+",
    )

    objects = OfEditionQuerySet.as_manager()

    class Meta:
        verbose_name = "nieuwe editie (verslag)"
        verbose_name_plural = "nieuwe edities (verslag)"
        ordering = ["-at"]

    def __str__(self):
        return f"Nieuwe editie {self.edition.year}"


class EditionClosing(models.Model):
    """That an edition is over and done with, and how it ended."""

    edition = models.OneToOneField(
        "editions.Edition", models.PROTECT, verbose_name="editie", related_name="closing"
    )
    activities = models.PositiveIntegerField("activiteiten")
    municipalities = models.PositiveIntegerField("gemeenten")
    teams = models.PositiveIntegerField("teams")
    report = models.JSONField("verslag", default=dict)
    at = models.DateTimeField("gesloten op", default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="gesloten door",
        null=True,
        blank=True,
        related_name="+",
    )

    objects = OfEditionQuerySet.as_manager()

    class Meta:
        verbose_name = "afsluiting van een editie"
        verbose_name_plural = "afsluitingen van edities"
        ordering = ["-at"]

    def __str__(self):
        return f"Afsluiting van {self.edition}"
