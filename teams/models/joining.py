"""Ways into a team: a lead invites somebody, or somebody asks."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.people import proven_addresses
from teams.models.membership import Membership
from verbinding.lib.publishing import Status

INVITATION_LIFE = timedelta(days=14)
# How long somebody waits for the leads' answer before the question is thrown away.
REQUEST_LIFE = timedelta(days=30)


def new_token():
    return secrets.token_urlsafe(32)


def new_deadline():
    return timezone.now() + INVITATION_LIFE


class InvitationQuerySet(models.QuerySet):
    def usable(self, at=None):
        """That can still be accepted, also by who said no before.

        Columns of the row alone: an UPDATE that looks at another table doesn't look again after
        it waited for a rival.
        """
        alive = self.filter(accepted_at=None, withdrawn_at=None)
        return alive.filter(expires_at__gt=at or timezone.now())

    def of_teams_online(self):
        return self.filter(team__status=Status.PUBLISHED)

    def unanswered(self, at=None):
        return self.usable(at).filter(declined_at=None)

    def for_user(self, user):
        return self.filter(email__in=proven_addresses(user))

    def sent_by(self, user):
        return self.filter(invited_by=user)

    def with_token(self, token):
        return self.filter(token=token).select_related("team", "invited_by").first()

    def shown_to_leads(self):
        """What still stands, and who said no, so that nobody is asked twice."""
        return self.usable().order_by("declined_at", "email")

    def with_names(self):
        return self.select_related("team", "invited_by").order_by("created_at", "pk")

    def sent_since(self, moment):
        return self.filter(sent_at__gt=moment)

    def outlived(self, at=None):
        return self.filter(expires_at__lte=at or timezone.now())


class Invitation(models.Model):
    """One row for a team and an address, however often it is asked.

    The token in the letter proves nothing: accepting also asks for a code, or a login, of that
    address. So it needs no hash.
    """

    team = models.ForeignKey(
        "teams.InspiratieTeam", models.CASCADE, verbose_name="team", related_name="invitations"
    )
    email = models.EmailField("e-mailadres")
    role = models.CharField(
        "rol", max_length=20, choices=Membership.Role, default=Membership.Role.MEMBER
    )
    words = models.TextField("woorden erbij", max_length=500, blank=True)
    # It speaks in somebody's name, so it goes when that person goes.
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name="uitgenodigd door",
        related_name="+",
    )
    token = models.CharField(
        "sleutel", max_length=43, unique=True, default=new_token, editable=False
    )
    created_at = models.DateTimeField("uitgenodigd op", default=timezone.now, editable=False)
    sent_at = models.DateTimeField("laatst gemaild op", default=timezone.now, editable=False)
    expires_at = models.DateTimeField("geldig tot", default=new_deadline, editable=False)
    accepted_at = models.DateTimeField("ja gezegd op", null=True, blank=True, editable=False)
    declined_at = models.DateTimeField("nee gezegd op", null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["team", "email"], name="invitation_once"),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(declined_at=None),
                name="invitation_one_answer",
            ),
        ]

    def __str__(self):
        return f"{self.email} voor {self.team}"

    def get_absolute_url(self):
        return reverse("teams:invitation", args=[self.token])

    @property
    def is_usable(self):
        is_open = self.accepted_at is None and self.withdrawn_at is None
        return is_open and self.expires_at > timezone.now()

    @property
    def is_for_lead(self):
        return self.role == Membership.Role.LEAD


class JoinRequestQuerySet(models.QuerySet):
    def confirmed(self):
        return self.exclude(user=None)

    def unconfirmed(self):
        return self.filter(user=None)

    def of_user(self, user):
        return self.filter(user=user).select_related("team").order_by("asked_at", "pk")

    def pending_for(self, user):
        return self.unconfirmed().filter(pending_email__in=proven_addresses(user))

    def with_person(self):
        return self.confirmed().select_related("user").order_by("asked_at", "pk")

    def asked_before(self, moment):
        return self.filter(asked_at__lt=moment)


class JoinRequest(models.Model):
    """Somebody asks to join; belongs to nobody until the code sent to the address was entered."""

    team = models.ForeignKey(
        "teams.InspiratieTeam", models.CASCADE, verbose_name="team", related_name="join_requests"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name="persoon",
        null=True,
        blank=True,
        related_name="join_requests",
    )
    pending_email = models.EmailField("onbevestigd e-mailadres", blank=True)
    name = models.CharField("naam", max_length=80)
    words = models.TextField("woorden erbij", max_length=500)
    form_token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now, editable=False)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag om mee te doen"
        verbose_name_plural = "vragen om mee te doen"
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["team", "user"], name="join_request_once"),
            models.CheckConstraint(
                condition=Q(user__isnull=False, pending_email="")
                | (Q(user=None) & ~Q(pending_email="")),
                name="join_request_owned_or_pending",
            ),
        ]

    def __str__(self):
        return f"{self.name} bij {self.team}"
