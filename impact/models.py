"""What came of an activity: the thanks for it, its result, and the good words about it."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from editions.models import DAYS_AFTERWARDS
from verbinding.lib.publishing import Status

MOST_PEOPLE = 99_999
LONGEST_SENTENCE = 280
# The letter after two weeks, and three reminders.
MOST_ASKED = 4


def new_token():
    """Who knows it may stop the letters, so it is as hard to guess as a key."""
    return secrets.token_urlsafe(32)


def archived(day, field="activity__edition"):
    """As `Edition.phase_on` says it; an edition without days has an archive alone."""
    return Q(**{f"{field}__last_day__lt": day - DAYS_AFTERWARDS}) | Q(
        **{f"{field}__last_day": None}
    )


class ThanksQuerySet(models.QuerySet):
    def to_be_asked(self, now):
        """Whose organiser didn't tell yet and had no letter for a week, two weeks afterwards.

        Whether the activity still stands as it did is for `Activity.objects.took_place`.
        """
        day = timezone.localdate(now)
        return self.filter(
            activity__result=None,
            activity__owner__is_active=True,
            asked__lt=MOST_ASKED,
            stopped_at=None,
            last_letter_on__lte=day - timedelta(days=7),
        ).exclude(archived(day))

    def with_token(self, token):
        return self.filter(token=token).select_related("activity").first()

    def of_same_owner(self, thanks):
        """Nobody's are nobody else's."""
        owner = thanks.activity.owner_id
        return self.filter(activity__owner=owner) if owner else self.alone(thanks)

    def alone(self, thanks):
        return self.filter(pk=thanks.pk)

    def stop(self):
        return self.filter(stopped_at=None).update(stopped_at=timezone.now())


class Thanks(models.Model):
    """That the organiser was thanked, and how often we asked how it was: never twice the same."""

    activity = models.OneToOneField(
        "activities.Activity",
        models.CASCADE,
        verbose_name="activiteit",
        primary_key=True,
        related_name="thanks",
    )
    sent_at = models.DateTimeField("verstuurd op", default=timezone.now)
    asked = models.PositiveSmallIntegerField("keer om een terugblik gevraagd", default=0)
    last_letter_on = models.DateField("laatste mail op", default=timezone.localdate)
    stopped_at = models.DateTimeField("wil geen mail meer sinds", null=True, blank=True)
    token = models.CharField(
        "sleutel om te stoppen", max_length=43, unique=True, default=new_token, editable=False
    )

    objects = ThanksQuerySet.as_manager()

    class Meta:
        verbose_name = "bedankje"
        verbose_name_plural = "bedankjes"
        constraints = [
            models.CheckConstraint(condition=Q(asked__lte=MOST_ASKED), name="thanks_asked_little"),
        ]

    def __str__(self):
        return f"Bedankje voor {self.activity}"

    def get_absolute_url(self):
        """Where the letters can be stopped, by who knows the token alone."""
        return reverse("impact:stop", args=[self.token])

    @property
    def is_reminder(self):
        return self.asked > 1

    @property
    def is_last(self):
        return self.asked == MOST_ASKED


class ResultQuerySet(models.QuerySet):
    def counted(self, edition):
        """What the edition's numbers add up: a thing that was taken away counts no more."""
        published = Q(activity__edition=edition, activity__status=Status.PUBLISHED)
        return self.filter(published)

    def to_be_forgotten(self, day):
        """Still with somebody's data, though the edition stands in the archive."""
        return self.filter(archived(day)).filter(~Q(told_by=None) | ~Q(sentence=""))


class Result(models.Model):
    """How it was, told by who organised it; after the week only the numbers stay."""

    class New(models.TextChoices):
        NOBODY = "niemand", "Niemand, we kenden elkaar al"
        FEW = "een-paar", "Een paar mensen"
        HALF = "de-helft", "Ongeveer de helft"
        MOST = "de-meesten", "De meesten"
        UNKNOWN = "weet-niet", "Dat weet ik niet"

    class GoesOn(models.TextChoices):
        YES = "ja", "Ja"
        MAYBE = "misschien", "Misschien"
        NO = "nee", "Nee, het was eenmalig"

    activity = models.OneToOneField(
        "activities.Activity",
        models.CASCADE,
        verbose_name="activiteit",
        primary_key=True,
        related_name="result",
    )
    people = models.PositiveIntegerField(
        "hoeveel mensen kwamen er?", validators=[MaxValueValidator(MOST_PEOPLE)]
    )
    new = models.CharField("hoeveel van hen waren nieuw voor elkaar?", max_length=12, choices=New)
    goes_on = models.CharField("krijgt het een vervolg?", max_length=12, choices=GoesOn)
    sentence = models.CharField(
        "wat bleef je bij, in één zin?", max_length=LONGEST_SENTENCE, blank=True
    )
    may_share = models.BooleanField("deze zin mag op de site", default=False)
    shows_name = models.BooleanField("met mijn naam erbij", default=False)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="ingevuld door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    told_at = models.DateTimeField("ingevuld op", default=timezone.now, editable=False)
    changed_at = models.DateTimeField("gewijzigd op", default=timezone.now, editable=False)

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name = "terugblik"
        verbose_name_plural = "terugblikken"
        ordering = ["-told_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(people__lte=MOST_PEOPLE), name="result_people_in_reason"
            ),
            models.CheckConstraint(
                condition=Q(may_share=False) | ~Q(sentence=""), name="result_shares_a_sentence"
            ),
        ]

    def __str__(self):
        return f"Terugblik op {self.activity}"

    @property
    def fingerprint(self):
        """What must be as it was seen, before it is written over; none yet is seen too."""
        return "nieuw" if self._state.adding else self.changed_at.isoformat()


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


class GuestThanks(models.Model):
    """That who came to a moment was thanked, in one go and never twice."""

    moment = models.OneToOneField(
        "activities.Moment",
        models.CASCADE,
        verbose_name="moment",
        primary_key=True,
        related_name="guest_thanks",
    )
    sent_at = models.DateTimeField("verstuurd op", default=timezone.now)

    class Meta:
        verbose_name = "bedankje aan wie kwam"
        verbose_name_plural = "bedankjes aan wie kwam"

    def __str__(self):
        return f"Bedankje voor {self.moment}"
