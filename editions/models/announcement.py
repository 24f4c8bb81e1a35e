"""What the organiser tells everybody at the top of the site, for a while."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class AnnouncementQuerySet(models.QuerySet):
    def between(self, start, end):
        """Whose time has anything in common with this stretch of time."""
        return self.filter(starts_at__lt=end, ends_at__gt=start)

    def over(self, at=None):
        return self.filter(ends_at__lte=at or timezone.now()).order_by("-ends_at", "-pk")

    def not_over(self, at=None):
        return self.filter(ends_at__gt=at or timezone.now()).order_by("starts_at", "pk")

    def with_maker(self):
        return self.select_related("made_by")


class Announcement(models.Model):
    """Plain words and at most one link; it comes and goes by the clock (see `announcing.py`)."""

    class Kind(models.TextChoices):
        INFO = "info", "Ter informatie"
        WARNING = "let-op", "Let op"

    class Where(models.TextChoices):
        EVERYWHERE = "overal", "Op alle pagina’s"
        HOME = "voorpagina", "Alleen op de voorpagina"

    text = models.CharField("tekst", max_length=200)
    link = models.CharField("link", max_length=300, blank=True)
    link_label = models.CharField("woorden op de link", max_length=60, blank=True)
    kind = models.CharField("soort", max_length=10, choices=Kind, default=Kind.INFO)
    where = models.CharField("waar", max_length=10, choices=Where, default=Where.EVERYWHERE)
    starts_at = models.DateTimeField("te zien vanaf")
    ends_at = models.DateTimeField("te zien tot")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="geschreven door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    changed_at = models.DateTimeField("gewijzigd op", default=timezone.now, editable=False)
    form_token = models.UUIDField("formulier", default=uuid.uuid4, unique=True, editable=False)

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = "mededeling"
        verbose_name_plural = "mededelingen"
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="announcement_ends_after_start",
                violation_error_message="Het einde ligt niet na het begin.",
            ),
            models.CheckConstraint(
                condition=Q(link="", link_label="") | (~Q(link="") & ~Q(link_label="")),
                name="announcement_link_has_words",
                violation_error_message="Een link heeft een adres en woorden nodig.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["info", "let-op"]), name="announcement_kind"
            ),
            models.CheckConstraint(
                condition=Q(where__in=["overal", "voorpagina"]), name="announcement_where"
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def fingerprint(self):
        """Which version somebody has on their screen."""
        return str(self.changed_at.timestamp()) if self.pk else ""

    @property
    def is_warning(self):
        return self.kind == self.Kind.WARNING

    def is_shown(self, at=None):
        return self.starts_at <= (at or timezone.now()) < self.ends_at
