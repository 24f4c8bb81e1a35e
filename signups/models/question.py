"""A visitor's question to who organises: passed on once its sender proved their address."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.people import proven_addresses


class QuestionQuerySet(models.QuerySet):
    def with_form_token(self, token):
        return self.get(form_token=token)

    def with_activity(self):
        return self.select_related("activity__owner", "activity__team")

    def of_user(self, user):
        return self.filter(email__in=proven_addresses(user))

    def sent_today(self, activity):
        day = timezone.now() - timedelta(days=1)
        return self.filter(activity=activity, sent_at__gt=day)

    def waiting(self):
        return self.filter(sent_at=None)

    def mark_sent(self, question) -> bool:
        """Of two clicks one wins."""
        now = timezone.now()
        return bool(self.waiting().filter(pk=question.pk).update(sent_at=now))

    def to_be_forgotten(self, *, sent_before, asked_before):
        unproven = Q(sent_at=None, asked_at__lt=asked_before)
        return self.filter(unproven | Q(sent_at__lt=sent_before))


class Question(models.Model):
    activity = models.ForeignKey(
        "activities.Activity",
        models.CASCADE,
        verbose_name="activiteit",
        related_name="questions",
    )
    name = models.CharField("naam", max_length=80)
    email = models.EmailField("e-mailadres")
    words = models.TextField("vraag", max_length=1000)
    form_token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    risk_signs = models.JSONField("opvallend", default=list, blank=True, editable=False)
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now, editable=False)
    # Empty until the code from the e-mail; only then did anybody hear of it.
    sent_at = models.DateTimeField("doorgestuurd op", null=True, blank=True, editable=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag aan de organisator"
        verbose_name_plural = "vragen aan organisatoren"
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["activity", "sent_at"], name="question_of_activity")]

    def __str__(self):
        return f"{self.activity}: {self.name}"
