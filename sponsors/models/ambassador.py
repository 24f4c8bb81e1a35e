"""People and media that spread the word, and agreed to be named for that."""

from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone

from activities.models import Activity
from teams.models import Outreach

AGREED_FIRST = "Een naam komt pas op de site na akkoord, en niet meer als die eraf wilde."


class AmbassadorQuerySet(models.QuerySet):
    def of_edition(self, edition):
        return self.filter(edition=edition)

    def shown(self):
        return self.filter(is_shown=True).order_by("proposed_at", "pk")

    def ready(self):
        """Who agreed and didn't take it back: all that may be shown."""
        return self.filter(withdrawn_at=None, agreed_on__isnull=False)

    def waiting(self):
        """Brought in by a team, and nobody has decided on it."""
        return self.ready().filter(is_shown=False, decided_at=None, outreach__isnull=False)

    def unchanged(self, ambassador):
        """This one, if it still stands as it was read."""
        seen = ("is_shown", "withdrawn_at", "decided_at", "proposed_at")
        return self.filter(pk=ambassador.pk, **{name: getattr(ambassador, name) for name in seen})

    def proposed_by_person(self, user):
        return self.filter(proposed_by=user)

    def of_outreach(self, row):
        return self.filter(outreach=row)

    def with_card_data(self):
        """`public_activities`: those that everybody may see."""
        public = Activity.objects.public().only("slug", "title", "status").order_by("title")
        activities = Prefetch("activities", queryset=public, to_attr="public_activities")
        return self.select_related("team").prefetch_related(activities)

    def outlived(self, before):
        """Not on the site, while the week was over before that day."""
        return self.filter(is_shown=False, edition__last_day__lt=before)


class Ambassador(models.Model):
    """For one edition; brought in by a team, or entered by the organiser."""

    edition = models.ForeignKey(
        "editions.Edition", models.PROTECT, verbose_name="editie", related_name="ambassadors"
    )
    name = models.CharField("naam op de site", max_length=80)
    kind = models.CharField("soort", max_length=20, choices=Outreach.Kind)
    words = models.CharField(
        "wat doet die voor de week?",
        max_length=160,
        help_text="Eén zin. Bijvoorbeeld: schuift elke avond ergens aan en vertelt erover.",
    )
    link = models.URLField("link", blank=True)
    agreed_on = models.DateField(
        "akkoord op", null=True, blank=True, help_text="Wanneer die zei: noem mij maar."
    )
    agreed_how = models.CharField(
        "hoe", max_length=160, blank=True, help_text="Bijvoorbeeld: per mail, aan een kartrekker."
    )
    team = models.ForeignKey(
        "teams.InspiratieTeam",
        models.SET_NULL,
        verbose_name="gevraagd door",
        null=True,
        blank=True,
        related_name="ambassadors",
    )
    outreach = models.OneToOneField(
        "teams.Outreach",
        models.SET_NULL,
        verbose_name="vraag om bereik",
        null=True,
        blank=True,
        editable=False,
        related_name="ambassador",
    )
    activities = models.ManyToManyField(
        "activities.Activity", verbose_name="activiteiten", blank=True, related_name="ambassadors"
    )
    is_shown = models.BooleanField("staat op de site", default=False)
    proposed_at = models.DateTimeField("genoemd op", default=timezone.now, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="genoemd door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    withdrawn_at = models.DateTimeField("ervan af sinds", null=True, blank=True, editable=False)
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

    objects = AmbassadorQuerySet.as_manager()

    class Meta:
        verbose_name = "ambassadeur"
        verbose_name_plural = "ambassadeurs"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_shown=False) | Q(agreed_on__isnull=False, withdrawn_at=None),
                name="ambassador_shown_agreed",
                violation_error_message=AGREED_FIRST,
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """Forms skip a constraint with a field that they don't show, such as `withdrawn_at`."""
        if self.is_shown and (self.agreed_on is None or self.withdrawn_at):
            raise ValidationError(AGREED_FIRST)

    @property
    def is_waiting(self):
        is_open = not (self.is_shown or self.withdrawn_at or self.decided_at)
        return is_open and self.agreed_on is not None and self.outreach_id is not None

    @property
    def standing(self):
        """How it stands, in words."""
        if self.is_shown:
            return "Staat op de site"
        if self.withdrawn_at:
            return "Staat niet meer op de site"
        return "Wacht op een moderator" if self.is_waiting else "Niet op de site gezet"

    @property
    def fingerprint(self):
        """What must stay the same between reading it and deciding on it."""
        read = (self.name, self.words, self.link, self.kind, self.agreed_on, self.agreed_how)
        stands = (self.is_shown, self.withdrawn_at, self.decided_at, self.proposed_at)
        return sha256(repr((read, stands)).encode()).hexdigest()
