"""What the moderators were warned about."""

from django.db import models
from django.utils import timezone


class AlarmQuerySet(models.QuerySet):
    def before(self, moment):
        return self.filter(sent_at__lt=moment)


class Alarm(models.Model):
    """That the moderators were mailed about something; nobody is mailed twice for one key."""

    key = models.CharField("waarover", max_length=80, unique=True)
    sent_at = models.DateTimeField("verstuurd op", default=timezone.now)

    objects = AlarmQuerySet.as_manager()

    class Meta:
        verbose_name = "alarm"
        verbose_name_plural = "alarmen"

    def __str__(self):
        return self.key
