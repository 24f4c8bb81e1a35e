"""InspiratieTeams: who they are, who belongs to them and which edition they take part in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from verbinding.lib.publishing import VISIBLE, Submission, SubmissionQuerySet
from verbinding.lib.workflow import StatusChange


class InspiratieTeamQuerySet(SubmissionQuerySet):
    def led_by(self, user):
        return self.of_user(user, role=Membership.Role.LEAD)

    def of_user(self, user, **conditions):
        if not user.is_authenticated:
            return self.none()
        memberships = Membership.objects.filter(user=user, **conditions)
        return self.filter(pk__in=memberships.values("team"))

    def visible_to(self, user):
        """What the page of a team answers to this person (staff see all but concepts)."""
        shown = Q(status__in=VISIBLE)
        if user.is_authenticated:
            shown |= Q(pk__in=Membership.objects.filter(user=user).values("team"))
            if user.is_staff:
                shown |= ~Q(status="concept")
        return self.filter(shown)

    def taking_part_in(self, edition):
        return self.filter(participations__edition=edition)

    def with_card_data(self):
        return self.select_related("branch")


class InspiratieTeam(Submission):
    class Kind(models.TextChoices):
        NEIGHBOURHOOD = "buurt", "Een buurt, dorp of wijk"
        ORGANISATION = "organisatie", "Een organisatie of bedrijf"
        FRIENDS = "vrienden", "Vrienden, familie of een vereniging"

    name = models.CharField("naam van het team", max_length=60)
    slug = models.SlugField("adres", max_length=60, unique=True, editable=False)
    kind = models.CharField("soort team", max_length=20, choices=Kind, default=Kind.NEIGHBOURHOOD)
    goal = models.TextField("wat jullie willen doen", max_length=2000)
    branch = models.ForeignKey(
        "editions.Branch",
        models.SET_NULL,
        verbose_name="branche",
        null=True,
        blank=True,
        related_name="teams",
    )
    organisation = models.CharField(
        "organisatie", max_length=80, blank=True, help_text="Bijvoorbeeld als teambuilding."
    )
    place_label = models.CharField("plaats", max_length=80)
    municipality_code = models.CharField("gemeentecode", max_length=6, blank=True, editable=False)
    municipality = models.CharField("gemeente", max_length=60, blank=True, editable=False)
    province = models.CharField("provincie", max_length=20, blank=True, editable=False)
    lat = models.FloatField("breedtegraad", null=True, blank=True, editable=False)
    lon = models.FloatField("lengtegraad", null=True, blank=True, editable=False)
    inspired_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="geïnspireerd door",
        null=True,
        blank=True,
        related_name="inspired",
        help_text="Bracht een ander team jullie op het idee?",
    )
    contact_name = models.CharField("naam voor contact", max_length=80, blank=True)
    contact_email = models.EmailField("e-mailadres voor contact", blank=True)
    contact_phone = models.CharField("telefoonnummer voor contact", max_length=20, blank=True)
    website = models.URLField("website", blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="opgericht door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    founder_name = models.CharField("naam van de oprichter", max_length=80, blank=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="Membership",
        verbose_name="leden",
        related_name="teams",
        blank=True,
    )
    trusted_at = models.DateTimeField("vertrouwd sinds", null=True, blank=True, editable=False)
    trusted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="vertrouwd door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    spelregels = models.ForeignKey(
        "editions.Spelregels",
        models.PROTECT,
        verbose_name="akkoord met de spelregels",
        null=True,
        blank=True,
        editable=False,
    )
    agreed_at = models.DateTimeField("akkoord op", null=True, blank=True, editable=False)

    objects = InspiratieTeamQuerySet.as_manager()

    class Meta(Submission.Meta):
        verbose_name = "InspiratieTeam"
        verbose_name_plural = "InspiratieTeams"
        ordering = ["name"]
        constraints = [
            *Submission.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(inspired_by=models.F("pk")), name="team_inspired_by_another"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("teams:detail", args=[self.slug])

    @property
    def is_trusted(self):
        return self.trusted_at is not None


class MembershipQuerySet(models.QuerySet):
    def leads(self):
        return self.filter(role=Membership.Role.LEAD)


class Membership(models.Model):
    class Role(models.TextChoices):
        LEAD = "kartrekker", "Kartrekker"
        MEMBER = "lid", "Lid"

    team = models.ForeignKey(
        InspiratieTeam, models.CASCADE, verbose_name="team", related_name="memberships"
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


class TeamParticipation(models.Model):
    team = models.ForeignKey(
        InspiratieTeam, models.CASCADE, verbose_name="team", related_name="participations"
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
        InspiratieTeam, models.CASCADE, verbose_name="team", related_name="history"
    )

    class Meta(StatusChange.Meta):
        verbose_name = "stap van een team"
        verbose_name_plural = "stappen van teams"
