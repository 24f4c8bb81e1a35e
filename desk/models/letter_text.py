"""The words of a letter as the organiser wrote them; nothing is ever written over."""

from django.conf import settings
from django.db import models
from django.db.models import Max
from django.utils import timezone


class LetterTextQuerySet(models.QuerySet):
    def of(self, letter):
        """Newest first."""
        return self.filter(letter=letter).order_by("-number")

    def current(self):
        """The newest of each letter."""
        newest = self.model.objects.values("letter").annotate(last=Max("pk")).values("last")
        return self.filter(pk__in=newest)

    def with_writer(self):
        return self.select_related("written_by")


class LetterText(models.Model):
    """One version of a letter's own words: those passages that differ from ours, by key.

    The newest counts. An empty one is the way back to our own words.
    """

    letter = models.CharField("brief", max_length=80)
    number = models.PositiveIntegerField("nummer")
    words = models.JSONField("woorden", default=dict, blank=True)
    written_at = models.DateTimeField("geschreven op", default=timezone.now, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="geschreven door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = LetterTextQuerySet.as_manager()

    class Meta:
        verbose_name = "brieftekst"
        verbose_name_plural = "briefteksten"
        ordering = ["letter", "-number"]
        constraints = [
            # Of two who write from the same version, the second is told.
            models.UniqueConstraint(fields=["letter", "number"], name="letter_text_number"),
        ]

    def __str__(self):
        return f"{self.letter}, versie {self.number}"
