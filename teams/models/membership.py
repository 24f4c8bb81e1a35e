"""Who belongs to a team, in which editions it takes part and what happened to it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from verbinding.lib.workflow import StatusChange


class MembershipQuerySet(models.QuerySet):
    def leads(self):
        return self.filter(role=Membership.Role.LEAD)

    def of_active_people(self):
        return self.filter(user__is_active=True)

    def with_person(self):
        """Kartrekkers first, then as they came."""
        return self.select_related("user").order_by("role", "joined_at", "pk")


class Membership(models.Model):
    class Role(models.TextChoices):
        LEAD = "kartrekker", "Kartrekker"
        MEMBER = "lid", "Lid"

    team = models.ForeignKey(
        "teams.InspiratieTeam", models.CASCADE, verbose_name="team", related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name="persoon",
        related_name="memberships",
    )
    role = models.CharField("rol", max_length=20, choices=Role, default=Role.MEMBER)
    joined_at = models.DateTimeField("erbij sinds", default=timezone.now, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "teamlid"
        verbose_name_plural = "teamleden"
        constraints = [
            models.UniqueConstraint(fields=["team", "user"], name="membership_once"),
        ]

    def __str__(self):
        return f"{self.user} in {self.team}"

    @property
    def is_lead(self):
        return self.role == self.Role.LEAD


class TeamParticipation(models.Model):
    team = models.ForeignKey(
        "teams.InspiratieTeam", models.CASCADE, verbose_name="team", related_name="participations"
    )
    edition = models.ForeignKey(
        "editions.Edition", models.PROTECT, verbose_name="editie", related_name="participations"
    )
    since = models.DateTimeField("doet mee sinds", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "deelname van een team"
        verbose_name_plural = "deelnames van teams"
        constraints = [
            models.UniqueConstraint(fields=["team", "edition"], name="participation_once"),
        ]

    def __str__(self):
        return f"{self.team} in {self.edition}"


class TeamStatusChange(StatusChange):
    thing = models.ForeignKey(
        "teams.InspiratieTeam", models.CASCADE, verbose_name="team", related_name="history"
    )

    class Meta(StatusChange.Meta):
        verbose_name = "stap van een team"
        verbose_name_plural = "stappen van teams"
