"""What happened to an activity: its steps, what stood online, and changes that wait."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from verbinding.lib.workflow import StatusChange


class ActivityStatusChange(StatusChange):
    thing = models.ForeignKey(
        "activities.Activity",
        models.CASCADE,
        verbose_name="activiteit",
        related_name="history",
    )

    class Meta(StatusChange.Meta):
        verbose_name = "stap van een activiteit"
        verbose_name_plural = "stappen van activiteiten"


class ActivityVersion(models.Model):
    """The texts as they came online; a later moderator sees what changed since."""

    activity = models.ForeignKey(
        "activities.Activity",
        models.CASCADE,
        verbose_name="activiteit",
        related_name="versions",
    )
    texts = models.JSONField("teksten", help_text="Veldnaam naar tekst.")
    published_at = models.DateTimeField("gepubliceerd op", default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="gepubliceerd door",
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = "versie van een activiteit"
        verbose_name_plural = "versies van activiteiten"
        ordering = ["-published_at", "-pk"]

    def __str__(self):
        return f"{self.activity}, {self.published_at:%d-%m-%Y %H:%M}"


class ActivityProposalQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(decided_at=None)


class ActivityProposal(models.Model):
    """New words for an activity that is online; the old ones stay until a moderator agrees."""

    activity = models.ForeignKey(
        "activities.Activity",
        models.CASCADE,
        verbose_name="activiteit",
        related_name="proposals",
    )
    texts = models.JSONField("nieuwe teksten", help_text="Veldnaam naar voorgestelde tekst.")
    proposed_at = models.DateTimeField("voorgesteld op", default=timezone.now)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="voorgesteld door",
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField("besloten op", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="besloten door",
        null=True,
        blank=True,
        related_name="+",
    )
    is_accepted = models.BooleanField("overgenomen", default=False)
    note = models.TextField("woorden bij het besluit", blank=True)

    objects = ActivityProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "voorgestelde wijziging"
        verbose_name_plural = "voorgestelde wijzigingen"
        ordering = ["proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity"],
                condition=Q(decided_at=None),
                name="proposal_one_waiting_per_activity",
            ),
        ]

    def __str__(self):
        return f"Wijziging van {self.activity}"

    @property
    def fingerprint(self):
        """What must stay the same between reading the new words and deciding on them."""
        return f"{self.proposed_at.isoformat()} {self.activity.fingerprint}"
