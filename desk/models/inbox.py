"""What reaches the organiser: messages from anyone, and reports that something is wrong."""

from django.db import models
from django.db.models import Q

from verbinding.lib.received import Received, ReceivedQuerySet


class Message(Received):
    """Words sent through the contact form."""

    name = models.CharField("je naam", max_length=80)
    email = models.EmailField("je e-mailadres")
    subject = models.CharField("onderwerp", max_length=100)
    words = models.TextField("je bericht", max_length=4000)

    class Meta(Received.Meta):
        verbose_name = "bericht"
        verbose_name_plural = "berichten"

    def __str__(self):
        return self.subject


class ReportQuerySet(ReceivedQuerySet):
    def about(self, thing):
        """The reports on one activity or one team."""
        return self.filter(**{subject_field(thing): thing})


def subject_field(thing):
    """Which of Report's two foreign keys points at this thing."""
    return "activity" if thing._meta.model_name == "activity" else "team"


class Report(Received):
    """A visitor tells that an activity or a team isn't right."""

    class Reason(models.TextChoices):
        WRONG = "klopt-niet", "Het klopt niet (meer)"
        OFFENSIVE = "kwetsend", "Het is kwetsend of onveilig"
        SPAM = "reclame", "Het is reclame of nep"
        PRIVACY = "privacy", "Er staan gegevens van mij of een ander in"
        OTHER = "anders", "Iets anders"

    activity = models.ForeignKey(
        "activities.Activity",
        models.CASCADE,
        verbose_name="activiteit",
        null=True,
        blank=True,
        related_name="reports",
    )
    team = models.ForeignKey(
        "teams.InspiratieTeam",
        models.CASCADE,
        verbose_name="InspiratieTeam",
        null=True,
        blank=True,
        related_name="reports",
    )
    reason = models.CharField("wat is er mis?", max_length=20, choices=Reason)
    words = models.TextField("toelichting", max_length=2000, blank=True)
    email = models.EmailField(
        "je e-mailadres", blank=True, help_text="Alleen als je antwoord wilt."
    )
    # Tells senders apart without knowing them: a keyed hash of address or network.
    sender_hash = models.CharField("afzender (gehasht)", max_length=64, editable=False)
    handled_by = models.ForeignKey(
        "accounts.User",
        models.SET_NULL,
        verbose_name="afgehandeld door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = ReportQuerySet.as_manager()

    class Meta(Received.Meta):
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(activity=None, team__isnull=False)
                | Q(activity__isnull=False, team=None),
                name="report_of_one_thing",
            ),
        ]

    def __str__(self):
        return f"{self.get_reason_display()}: {self.subject}"

    @property
    def subject(self):
        return self.activity or self.team
