"""Lists that go out as a file or come in from one: what was done, and what lies ready."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

# Long enough to mend a list beside it; after that the file is thrown away.
KEPT_READY = timedelta(hours=2)


class ListKind(models.TextChoices):
    ACTIVITIES = "activiteiten", "Activiteiten"
    TEAMS = "teams", "InspiratieTeams"
    SPONSORS = "sponsors", "Sponsors"
    COUNTS = "aantallen", "Aantallen"
    ORGANISERS = "organisatoren", "Adressen van organisatoren"


class ListTransferQuerySet(models.QuerySet):
    def of_kinds(self, kinds):
        return self.filter(kind__in=kinds)

    def done_by(self, user):
        return self.filter(by=user)

    def came_in(self):
        return self.filter(direction=ListTransfer.Direction.IN)

    def latest(self, number=10):
        return self.select_related("by").order_by("-at", "-pk")[:number]

    def before(self, moment):
        return self.filter(at__lt=moment)

    def of_upload(self, token):
        """What became of the list that lay ready under this key; None when nothing did."""
        return self.filter(upload_token=token).first()


class ListTransfer(models.Model):
    """That somebody took a list along or brought one in; what stood in it isn't kept."""

    class Direction(models.TextChoices):
        OUT = "uit", "Meegenomen"
        IN = "in", "Ingelezen"

    direction = models.CharField("richting", max_length=3, choices=Direction)
    kind = models.CharField("lijst", max_length=20, choices=ListKind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="door",
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField("op", default=timezone.now)
    format = models.CharField("soort bestand", max_length=4)
    rows = models.PositiveIntegerField("rijen", help_text="Zoveel gingen er mee of erin.")
    new = models.PositiveIntegerField("nieuw", default=0)
    changed = models.PositiveIntegerField("gewijzigd", default=0)
    left = models.PositiveIntegerField("met een fout", default=0)
    selection = models.CharField("keuze", max_length=300, blank=True)
    purpose = models.CharField("waarvoor", max_length=200, blank=True)
    upload_token = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    objects = ListTransferQuerySet.as_manager()

    class Meta:
        verbose_name = "overdracht van een lijst"
        verbose_name_plural = "overdrachten van lijsten"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["-at"], name="transfer_latest")]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.get_direction_display().lower()}"


class ListUploadQuerySet(models.QuerySet):
    def ready_for(self, user):
        """What this person brought in, as long as it is kept; nobody else sees it."""
        return self.filter(by=user, at__gt=timezone.now() - KEPT_READY)

    def of(self, user):
        return self.filter(by=user)

    def with_token(self, token):
        return self.filter(token=token).first()

    def light(self):
        """Without the file and what was found in it."""
        return self.defer("content", "findings")

    def expired(self):
        return self.filter(at__lte=timezone.now() - KEPT_READY)

    def claim(self, upload) -> bool:
        """Takes it away; of a double click the second finds nothing."""
        deleted, _ = self.filter(pk=upload.pk).delete()
        return deleted > 0


class ListUpload(models.Model):
    """A file between looking at its faults and taking it over; then it is gone."""

    token = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField("lijst", max_length=20, choices=ListKind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="van", related_name="+"
    )
    at = models.DateTimeField("op", default=timezone.now)
    name = models.CharField("naam van het bestand", max_length=120)
    content = models.BinaryField("inhoud")
    findings = models.JSONField("bevindingen", default=dict)

    objects = ListUploadQuerySet.as_manager()

    class Meta:
        verbose_name = "klaargezette lijst"
        verbose_name_plural = "klaargezette lijsten"

    def __str__(self):
        return self.name
