"""What anyone writes to the organisation: it arrives once, waits, and is handled once."""

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class ReceivedQuerySet(models.QuerySet):
    def open(self):
        return self.filter(handled_at=None)

    def handled_before(self, moment):
        return self.filter(handled_at__lt=moment)

    def sent_from(self, addresses):
        """What came from one of these e-mail addresses (in lower case)."""
        return self.alias(sender=Lower("email")).filter(sender__in=addresses)

    def handle(self, row, **by) -> bool:
        """False when somebody handled it already."""
        waiting = self.open().filter(pk=row.pk)
        return bool(waiting.update(handled_at=timezone.now(), **by))


class Received(models.Model):
    form_token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    risk_signs = models.JSONField("opvallend", default=list, blank=True, editable=False)
    received_at = models.DateTimeField("ontvangen op", default=timezone.now, editable=False)
    handled_at = models.DateTimeField("afgehandeld op", null=True, blank=True)

    objects = ReceivedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-received_at"]
