"""The life that everything people send in shares: its states, its fields and the common steps."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from verbinding.lib.workflow import Step


class Status(models.TextChoices):
    CONCEPT = "concept", "Concept"
    SUBMITTED = "ingediend", "Ingediend"
    CHANGES_ASKED = "aanpassing-gevraagd", "Aanpassing gevraagd"
    PUBLISHED = "gepubliceerd", "Gepubliceerd"
    OFFLINE = "offline", "Offline"
    REJECTED = "afgewezen", "Afgewezen"
    CANCELLED = "geannuleerd", "Geannuleerd"


# How long something waits for the code from the e-mail.
KEPT_UNCONFIRMED = timedelta(days=7)
# What anyone may see; a cancelled thing stays visible, crossed out.
VISIBLE = frozenset({Status.PUBLISHED, Status.CANCELLED})


class SubmissionQuerySet(models.QuerySet):
    """The reading words that all things sent in have in common."""

    def published(self):
        return self.filter(status=Status.PUBLISHED)

    def public(self):
        return self.filter(status__in=VISIBLE)

    def waiting(self):
        return self.filter(status=Status.SUBMITTED)

    def unchecked(self):
        """Online without a moderator's look: what trusted people published or said."""
        return self.public().filter(checked_at=None)

    def unconfirmed(self):
        """Left behind before the e-mailed code was entered."""
        return self.filter(status=Status.CONCEPT).exclude(pending_email="")

    def drafts(self):
        """Never online and not in the queue: all that may really be deleted."""
        return self.filter(status=Status.CONCEPT, published_at=None)

    def forgotten(self, at=None):
        """Whose code wasn't entered for a week; nobody will come back for it."""
        return self.unconfirmed().filter(changed_at__lt=(at or timezone.now()) - KEPT_UNCONFIRMED)


class Submission(models.Model):
    """Something that people send in and a moderator lets through."""

    status = models.CharField(
        "status", max_length=30, choices=Status, default=Status.CONCEPT, editable=False
    )
    status_note = models.TextField("woorden bij de status", blank=True, editable=False)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    changed_at = models.DateTimeField("gewijzigd op", default=timezone.now, editable=False)
    submitted_at = models.DateTimeField("ingediend op", null=True, blank=True, editable=False)
    published_at = models.DateTimeField("gepubliceerd op", null=True, blank=True, editable=False)
    checked_at = models.DateTimeField("bekeken op", null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField("geannuleerd op", null=True, blank=True, editable=False)
    pending_email = models.EmailField(
        "onbevestigd e-mailadres",
        blank=True,
        editable=False,
        help_text="Ingevuld zolang de code uit de e-mail niet is ingevoerd.",
    )
    form_token = models.UUIDField(
        "sleutel van het formulier",
        default=uuid.uuid4,
        unique=True,
        editable=False,
        help_text="Een formulier dat twee keer aankomt, maakt zo maar één ding.",
    )
    risk_signs = models.JSONField("opvallend", default=list, blank=True, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="%(class)s_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.REJECTED) | ~Q(status_note=""),
                name="%(class)s_rejected_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=VISIBLE) | Q(published_at__isnull=False),
                name="%(class)s_visible_has_published_at",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.CONCEPT) | Q(pending_email=""),
                name="%(class)s_unconfirmed_is_concept",
            ),
        ]

    @property
    def is_draft(self):
        return self.status == Status.CONCEPT and self.published_at is None

    @property
    def is_published(self):
        return self.status == Status.PUBLISHED

    @property
    def is_cancelled(self):
        return self.status == Status.CANCELLED

    @property
    def is_public(self):
        return self.status in VISIBLE

    @property
    def fingerprint(self):
        """What must stay the same between looking at a thing and changing or deciding on it."""
        return f"{self.status} {self.changed_at.isoformat()}"


# Of a year that is over: written down by the organisation from a list, so nobody has to look.
ENTER_PAST = Step(
    "Overgenomen uit een lijst",
    frozenset({Status.CONCEPT}),
    Status.PUBLISHED,
    None,
    stamps=("published_at", "checked_at"),
)


def common_steps(*, can_edit, can_moderate) -> dict[str, Step]:
    """The steps that activities and teams share; both predicates take (user, thing)."""
    return {
        "submit": Step(
            "Insturen",
            frozenset({Status.CONCEPT, Status.CHANGES_ASKED}),
            Status.SUBMITTED,
            can_edit,
            stamps=("submitted_at",),
        ),
        "publish": Step(
            "Publiceren",
            frozenset({Status.SUBMITTED}),
            Status.PUBLISHED,
            can_moderate,
            stamps=("published_at", "checked_at"),
        ),
        "publish_trusted": Step(
            "Meteen online",
            frozenset({Status.SUBMITTED}),
            Status.PUBLISHED,
            None,
            stamps=("published_at",),
        ),
        "ask_changes": Step(
            "Aanpassing vragen",
            frozenset({Status.SUBMITTED}),
            Status.CHANGES_ASKED,
            can_moderate,
            needs_note=True,
        ),
        "reject": Step(
            "Afwijzen",
            frozenset({Status.SUBMITTED}),
            Status.REJECTED,
            can_moderate,
            needs_note=True,
            is_grave=True,
        ),
        "withdraw": Step(
            "Intrekken",
            frozenset({Status.SUBMITTED, Status.CHANGES_ASKED}),
            Status.CONCEPT,
            can_edit,
        ),
        "take_offline": Step(
            "Offline halen",
            frozenset(VISIBLE),
            Status.OFFLINE,
            can_moderate,
            needs_note=True,
            is_grave=True,
        ),
        "restore": Step(
            "Weer online zetten",
            frozenset({Status.OFFLINE}),
            Status.PUBLISHED,
            lambda user, thing: can_moderate(user, thing) and thing.cancelled_at is None,
        ),
    }
