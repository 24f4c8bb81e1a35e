"""Good words about an activity: in a sentence, or by one click."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from impact.models.archived import archived
from verbinding.lib.publishing import Status

LONGEST_SENTENCE = 280


class AppreciationQuerySet(models.QuerySet):
    def waiting(self):
        """Only of what everyone can read: words about what is gone can wait."""
        return self.filter(state=Appreciation.State.WAITING, activity__status=Status.PUBLISHED)

    def shown(self):
        return self.filter(state=Appreciation.State.SHOWN)

    def by_organisers(self):
        return self.filter(source=Appreciation.Source.ORGANISER)

    def by_visitors(self):
        return self.filter(source=Appreciation.Source.VISITOR)

    def newest_first(self):
        return self.order_by("-decided_at", "-pk")

    def of_activities(self, activities):
        return self.filter(activity__in=activities)

    def to_be_told(self):
        """On the site, while its organiser wasn't mailed about it and didn't ask us to stop."""
        untold = self.shown().by_visitors().filter(told_on=None, activity__owner__is_active=True)
        return untold.filter(activity__thanks__stopped_at=None)

    def with_name_of(self, owner):
        """Of what they organised: under what its organisers tell stands its owner's name."""
        return self.filter(activity__owner=owner).exclude(name="")

    def of_edition(self, edition):
        """To read on the edition's page, the newest first."""
        public = Q(activity__edition=edition, activity__status=Status.PUBLISHED)
        return self.filter(public).select_related("activity").newest_first()

    def with_activity(self):
        return self.select_related("activity__team", "activity__owner", "sent_by")

    def to_be_forgotten(self, day):
        return self.filter(archived(day))

    def with_somebody(self):
        """That still tell who wrote it, or who decided on it."""
        return self.filter(~Q(name="") | ~Q(sent_by=None) | ~Q(decided_by=None))


class Appreciation(models.Model):
    """A good word about an activity; a moderator reads it before anybody else does."""

    class Source(models.TextChoices):
        ORGANISER = "organisator", "Wie het organiseerde"
        VISITOR = "bezoeker", "Iemand die erbij was"

    class State(models.TextChoices):
        WAITING = "wacht", "Wacht op een moderator"
        SHOWN = "getoond", "Staat op de site"
        REFUSED = "niet-geplaatst", "Niet geplaatst"
        HIDDEN = "verborgen", "Verborgen door wie het organiseerde"

    activity = models.ForeignKey(
        "activities.Activity",
        models.CASCADE,
        verbose_name="activiteit",
        related_name="appreciations",
    )
    source = models.CharField(
        "van", max_length=12, choices=Source, default=Source.ORGANISER, editable=False
    )
    words = models.CharField("je zin", max_length=LONGEST_SENTENCE)
    name = models.CharField("je voornaam", max_length=80, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="ingestuurd door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    # None of who organised it: theirs is one by the activity.
    form_token = models.UUIDField(
        "sleutel van het formulier", unique=True, null=True, editable=False
    )
    risk_signs = models.JSONField("opvallend", default=list, blank=True, editable=False)
    sent_at = models.DateTimeField("ingestuurd op", default=timezone.now, editable=False)
    state = models.CharField(
        "stand", max_length=20, choices=State, default=State.WAITING, editable=False
    )
    decided_at = models.DateTimeField("besloten op", null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="besloten door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    note = models.TextField("woorden bij het besluit", blank=True, editable=False)
    # When the organiser was mailed that it stands there.
    told_on = models.DateField("gemeld op", null=True, blank=True, editable=False)

    objects = AppreciationQuerySet.as_manager()

    class Meta:
        verbose_name = "waardering"
        verbose_name_plural = "waarderingen"
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity"],
                condition=Q(source="organisator"),
                name="appreciation_one_by_organiser",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["wacht", "getoond", "niet-geplaatst", "verborgen"]),
                name="appreciation_state_known",
            ),
        ]
        indexes = [models.Index(fields=["state", "sent_at"], name="appreciation_line")]

    def __str__(self):
        return f"Over {self.activity}"

    @property
    def is_shown(self):
        return self.state == self.State.SHOWN

    @property
    def is_waiting(self):
        return self.state == self.State.WAITING

    @property
    def fingerprint(self):
        """What must stay the same between reading the words and deciding on them."""
        return f"{self.state} {self.sent_at.isoformat()} {self.activity.fingerprint}"


class ReactionQuerySet(models.QuerySet):
    def counted(self):
        """Each kind that was chosen, with its words and how often, in our own order."""
        counts = dict(self.order_by().values_list("kind").annotate(Count("pk")))
        return [(kind.label, counts[kind]) for kind in Reaction.Kind if kind in counts]

    def with_token(self, token):
        return self.filter(token=token)

    def of_activities(self, activities):
        return self.filter(activity__in=activities)


class Reaction(models.Model):
    """A warm word by one click, from nobody in particular; only their browser knows the token."""

    class Kind(models.TextChoices):
        GLAD = "blij", "Hier werd ik blij van"
        MORE = "meer", "Dit smaakt naar meer"
        MET = "ontmoet", "Ik leerde iemand kennen"

    activity = models.ForeignKey(
        "activities.Activity",
        models.CASCADE,
        verbose_name="activiteit",
        related_name="reactions",
    )
    kind = models.CharField("reactie", max_length=10, choices=Kind)
    token = models.UUIDField("sleutel", unique=True)

    objects = ReactionQuerySet.as_manager()

    class Meta:
        verbose_name = "reactie"
        verbose_name_plural = "reacties"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["blij", "meer", "ontmoet"]), name="reaction_kind_known"
            ),
        ]
        indexes = [models.Index(fields=["activity", "kind"], name="reaction_count")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.activity}"
