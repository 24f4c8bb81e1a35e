"""Somebody's wish to hear by mail of new activities that fit their choice."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from editions.models import DAYS_AFTERWARDS

LONGEST_QUERY = 500


def new_token():
    """Who knows it may stop the letters, so it is as hard to guess as a key."""
    return secrets.token_urlsafe(32)


class AlertQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(owner__isnull=False)

    def unconfirmed(self):
        return self.filter(owner=None)

    def of_user(self, user):
        if not user.is_authenticated:
            return self.none()
        return self.filter(owner=user)

    def with_token(self, token):
        """The one that this token stops, or None."""
        return self.confirmed().filter(token=token).select_related("edition", "owner").first()

    def due_on(self, day):
        """Not looked at that day, of people who had no letter that day either."""
        had_one = self.model.objects.filter(owner=OuterRef("owner"), mailed_on=day)
        waiting = Q(looked_on=None) | Q(looked_on__lt=day)
        return self.filter(waiting, ~Exists(had_one), owner__is_active=True)

    def begun_before(self, moment):
        return self.filter(created_at__lt=moment)

    def outlived(self, day):
        """Whose edition is over for so long that the next one is the current."""
        dated = Q(edition__last_day__lt=day - DAYS_AFTERWARDS)
        undated = Q(edition__last_day=None, edition__year__lt=day.year)
        return self.filter(dated | undated)


class Alert(models.Model):
    """Belongs to nobody, and gives no letters, until the code sent to its address was entered."""

    edition = models.ForeignKey(
        "editions.Edition", models.CASCADE, verbose_name="editie", related_name="alerts"
    )
    query = models.CharField(
        "keuze",
        max_length=LONGEST_QUERY,
        blank=True,
        help_text="De filters van de lijst, zoals in het adres; leeg is alles.",
    )
    # As it was asked for, so that no page has to read the filters again.
    words = models.TextField("in woorden")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name="voor",
        null=True,
        blank=True,
        related_name="alerts",
    )
    pending_email = models.EmailField("onbevestigd e-mailadres", blank=True)
    token = models.CharField(
        "sleutel om te stoppen", max_length=43, unique=True, default=new_token, editable=False
    )
    form_token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    created_at = models.DateTimeField("gevraagd op", default=timezone.now)
    confirmed_at = models.DateTimeField("bevestigd op", null=True, blank=True)
    # What came online up to here needs no letter: it was seen in the list, or mailed.
    seen_until = models.DateTimeField("gezien tot", default=timezone.now)
    looked_on = models.DateField("laatst gekeken op", null=True, blank=True)
    mailed_on = models.DateField("laatst gemaild op", null=True, blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = "seintje"
        verbose_name_plural = "seintjes"
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "edition", "query"], name="alert_once"),
            models.CheckConstraint(
                condition=Q(owner__isnull=False, pending_email="", confirmed_at__isnull=False)
                | (Q(owner=None, confirmed_at=None) & ~Q(pending_email="")),
                name="alert_owned_or_pending",
            ),
        ]
        indexes = [models.Index(fields=["looked_on"], name="alert_looked_on")]

    def __str__(self):
        return f"Seintje voor {self.owner or self.pending_email}"

    def get_absolute_url(self):
        """Where the letters can be stopped, by who knows the token alone."""
        return reverse("alerts:stop", args=[self.token])

    @property
    def list_url(self):
        address = reverse("activities:list")
        return f"{address}?{self.query}" if self.query else address
