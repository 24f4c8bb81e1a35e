"""Whom a team would like to ask for reach: an influencer, somebody well known, a medium."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from teams.models.membership import Membership
from verbinding.lib.publishing import Status

# So long after the week the names are kept, to thank people; then they go.
KEPT_AFTERWARDS = timedelta(days=60)
# An edition without dates can't tell when it is over.
KEPT_WITHOUT_DATES = timedelta(days=365)


class OutreachQuerySet(models.QuerySet):
    def of_edition(self, edition):
        return self.filter(edition=edition)

    def asked(self):
        return self.exclude(asked_at=None)

    def joining(self):
        return self.filter(state=Outreach.State.JOINS)

    def asked_elsewhere(self, team, edition, names):
        """Rows of other teams that asked one of these (normalised) names, the first one first.

        Only what everybody on such a list may know is read: who asked, and when.
        """
        others = self.of_edition(edition).asked().exclude(team=team)
        same = others.filter(normalised_name__in=names).select_related("team")
        return same.only("normalised_name", "asked_at", "team__name", "team__status").order_by(
            "asked_at", "pk"
        )

    def in_order(self):
        return self.order_by("normalised_name", "pk")

    def with_row_data(self):
        """With what a higher room made of it (`ambassador`), for the page of the list."""
        return self.select_related("asked_by", "ambassador")

    def led_by(self, user):
        """Rows of the published teams that this person leads; the twin of `can_reach_out`."""
        teams = Membership.objects.leads().filter(user=user).values("team")
        led = self.filter(team__in=teams, team__status=Status.PUBLISHED)
        return led.select_related("team", "edition")

    def asked_by_person(self, user):
        return self.filter(asked_by=user).select_related("team")

    def outlived(self, today=None):
        now = timezone.now()
        before = (today or timezone.localdate(now)) - KEPT_AFTERWARDS
        dateless = Q(edition__last_day=None, created_at__lt=now - KEPT_WITHOUT_DATES)
        return self.filter(Q(edition__last_day__lt=before) | dateless)


class Outreach(models.Model):
    class Kind(models.TextChoices):
        INFLUENCER = "influencer", "Influencer"
        KNOWN = "bekend", "Bekende persoon"
        MEDIUM = "medium", "Krant, radio, tv of website"

    class Channel(models.TextChoices):
        INSTAGRAM = "instagram", "Instagram"
        TIKTOK = "tiktok", "TikTok"
        FACEBOOK = "facebook", "Facebook"
        LINKEDIN = "linkedin", "LinkedIn"
        EMAIL = "e-mail", "E-mail"
        PHONE = "telefoon", "Telefoon"
        IN_PERSON = "persoonlijk", "Persoonlijk"
        OTHER = "anders", "Anders"

    class State(models.TextChoices):
        IDEA = "idee", "Idee"
        ASKED = "gevraagd", "Gevraagd"
        JOINS = "doet-mee", "Doet mee"
        DECLINED = "nee", "Zei nee"

    team = models.ForeignKey(
        "teams.InspiratieTeam", models.CASCADE, verbose_name="team", related_name="outreach"
    )
    edition = models.ForeignKey(
        "editions.Edition", models.PROTECT, verbose_name="editie", related_name="outreach"
    )
    name = models.CharField("naam", max_length=80)
    normalised_name = models.CharField("naam om te vergelijken", max_length=80, editable=False)
    kind = models.CharField("soort", max_length=20, choices=Kind, default=Kind.INFLUENCER)
    channel = models.CharField("hoe vragen jullie het?", max_length=20, choices=Channel)
    state = models.CharField(
        "hoe staat het?", max_length=20, choices=State, default=State.IDEA, editable=False
    )
    note = models.TextField("notitie", max_length=500, blank=True)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    asked_at = models.DateTimeField("gevraagd op", null=True, blank=True, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="gevraagd door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    form_token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)

    objects = OutreachQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag om bereik"
        verbose_name_plural = "vragen om bereik"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "edition", "normalised_name"], name="outreach_once"
            ),
            models.CheckConstraint(
                condition=Q(state="idee", asked_at=None)
                | Q(state__in=["gevraagd", "doet-mee", "nee"], asked_at__isnull=False),
                name="outreach_asked_has_asked_at",
            ),
        ]
        indexes = [models.Index(fields=["edition", "normalised_name"], name="outreach_name")]

    def __str__(self):
        return self.name
