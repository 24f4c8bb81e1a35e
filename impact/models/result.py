"""How it was, as who organised it tells."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from impact.models.appreciation import LONGEST_SENTENCE
from impact.models.archived import archived
from verbinding.lib.publishing import Status

MOST_PEOPLE = 99_999


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
        # Only of earlier years, where nobody is there to ask.
        UNKNOWN = "weet-niet", "Dat weten we niet"

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
