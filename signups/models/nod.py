"""Who comes to a moment as one more in a count."""

from django.db import models
from django.utils import timezone


class NodQuerySet(models.QuerySet):
    def ended_before(self, at):
        return self.filter(moment__ends_at__lt=at)


class Nod(models.Model):
    """Somebody said "ik kom" without telling who they are; only their browser knows the token."""

    moment = models.ForeignKey(
        "activities.Moment", models.CASCADE, verbose_name="moment", related_name="nods"
    )
    token = models.UUIDField("sleutel", unique=True)
    created_at = models.DateTimeField("op", default=timezone.now)

    objects = NodQuerySet.as_manager()

    class Meta:
        verbose_name = "ik kom"
        verbose_name_plural = "keren “ik kom”"

    def __str__(self):
        return f"Ik kom: {self.moment}"
