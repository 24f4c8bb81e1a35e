"""What an organiser wrote to who comes: kept as long as somebody may ask about it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

# Against a list of guests that becomes a newsletter.
MOST_IN_A_DAY = 3


class GuestMessageQuerySet(models.QuerySet):
    def of_activity(self, activity):
        return self.filter(activity=activity)

    def sent_by(self, user):
        return self.filter(sent_by=user)

    def of_today(self):
        """Of the last 24 hours, for an evening has no new turns at midnight."""
        return self.filter(sent_at__gt=timezone.now() - timedelta(days=1))

    def sent_before(self, at):
        return self.filter(sent_at__lt=at)


class GuestMessage(models.Model):
    """One letter to each who comes; whom it reached isn't kept, only how many."""

    activity = models.ForeignKey(
        "activities.Activity",
        models.CASCADE,
        verbose_name="activiteit",
        related_name="guest_messages",
    )
    moment = models.ForeignKey(
        "activities.Moment",
        models.SET_NULL,
        verbose_name="aan wie komt op",
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: aan wie komt, op welk moment ook.",
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="van",
        null=True,
        blank=True,
        related_name="guest_messages",
    )
    words = models.TextField("bericht", max_length=2000)
    takes_replies = models.BooleanField("antwoorden komen bij mij", default=False)
    reached = models.PositiveIntegerField("aan hoeveel adressen", default=0)
    form_token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    sent_at = models.DateTimeField("verstuurd op", default=timezone.now, editable=False)

    objects = GuestMessageQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht aan wie komt"
        verbose_name_plural = "berichten aan wie komt"
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["activity", "sent_at"], name="guest_message_of_activity")]

    def __str__(self):
        return f"{self.activity}: {timezone.localtime(self.sent_at):%d-%m-%Y %H:%M}"
