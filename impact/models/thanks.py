"""What was mailed afterwards, to who organised something and to who came."""

import secrets
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from impact.models.archived import archived

# The letter after two weeks, and three reminders.
MOST_ASKED = 4


def new_token():
    """Who knows it may stop the letters, so it is as hard to guess as a key."""
    return secrets.token_urlsafe(32)


class ThanksQuerySet(models.QuerySet):
    def to_be_asked(self, now):
        """Whose organiser didn't tell yet and had no letter for a week, two weeks afterwards.

        Whether the activity still stands as it did is for `Activity.objects.took_place`.
        """
        day = timezone.localdate(now)
        return self.filter(
            activity__result=None,
            activity__owner__is_active=True,
            asked__lt=MOST_ASKED,
            stopped_at=None,
            last_letter_on__lte=day - timedelta(days=7),
        ).exclude(archived(day))

    def with_token(self, token):
        return self.filter(token=token).select_related("activity").first()

    def of_same_owner(self, thanks):
        """Nobody's are nobody else's."""
        owner = thanks.activity.owner_id
        return self.filter(activity__owner=owner) if owner else self.alone(thanks)

    def alone(self, thanks):
        return self.filter(pk=thanks.pk)

    def stop(self):
        return self.filter(stopped_at=None).update(stopped_at=timezone.now())


class Thanks(models.Model):
    """That the organiser was thanked, and how often we asked how it was: never twice the same."""

    activity = models.OneToOneField(
        "activities.Activity",
        models.CASCADE,
        verbose_name="activiteit",
        primary_key=True,
        related_name="thanks",
    )
    sent_at = models.DateTimeField("verstuurd op", default=timezone.now)
    asked = models.PositiveSmallIntegerField("keer om een terugblik gevraagd", default=0)
    last_letter_on = models.DateField("laatste mail op", default=timezone.localdate)
    stopped_at = models.DateTimeField("wil geen mail meer sinds", null=True, blank=True)
    token = models.CharField(
        "sleutel om te stoppen", max_length=43, unique=True, default=new_token, editable=False
    )

    objects = ThanksQuerySet.as_manager()

    class Meta:
        verbose_name = "bedankje"
        verbose_name_plural = "bedankjes"
        constraints = [
            models.CheckConstraint(condition=Q(asked__lte=MOST_ASKED), name="thanks_asked_little"),
        ]

    def __str__(self):
        return f"Bedankje voor {self.activity}"

    def get_absolute_url(self):
        """Where the letters can be stopped, by who knows the token alone."""
        return reverse("impact:stop", args=[self.token])

    @property
    def is_reminder(self):
        return self.asked > 1

    @property
    def is_last(self):
        return self.asked == MOST_ASKED


class GuestThanks(models.Model):
    """That who came to a moment was thanked, in one go and never twice."""

    moment = models.OneToOneField(
        "activities.Moment",
        models.CASCADE,
        verbose_name="moment",
        primary_key=True,
        related_name="guest_thanks",
    )
    sent_at = models.DateTimeField("verstuurd op", default=timezone.now)

    class Meta:
        verbose_name = "bedankje aan wie kwam"
        verbose_name_plural = "bedankjes aan wie kwam"

    def __str__(self):
        return f"Bedankje voor {self.moment}"
