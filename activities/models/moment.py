"""One occurrence of an activity: when it starts and ends, and how many can come."""

import uuid
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class MomentQuerySet(models.QuerySet):
    def with_places(self):
        """In order of time, with the numbers that the room of the sign-ups keeps."""
        return self.select_related("tally").order_by("starts_at")

    def limited(self):
        return self.standing().exclude(capacity=None)

    def standing(self):
        return self.filter(cancelled_at=None)

    def coming(self, at=None):
        return self.standing().filter(ends_at__gt=at or timezone.now())

    def mark_changed(self):
        """Tells calendars that hold these moments to take the new facts (RFC 5545 SEQUENCE)."""
        return self.update(sequence=F("sequence") + 1)


class Moment(models.Model):
    """Edited by its id and never made anew, for calendars and people hold on to it.

    At most 24 hours, which the form guards: SQLite can't compare a duration in a constraint.
    """

    class Daypart(models.TextChoices):
        MORNING = "ochtend", "Ochtend"
        AFTERNOON = "middag", "Middag"
        EVENING = "avond", "Avond"

    uuid = models.UUIDField("openbare sleutel", default=uuid.uuid4, unique=True, editable=False)
    activity = models.ForeignKey(
        "activities.Activity",
        models.CASCADE,
        verbose_name="activiteit",
        related_name="moments",
    )
    # No column of its own: the same key leads to what lists look at.
    listed = models.ForeignObject(
        "activities.Listed",
        models.DO_NOTHING,
        from_fields=["activity"],
        to_fields=["activity"],
        null=True,
        editable=False,
        serialize=False,
        related_name="moments",
    )
    starts_at = models.DateTimeField("begint op")
    ends_at = models.DateTimeField("eindigt op")
    is_all_day = models.BooleanField("hele dag", default=False)
    capacity = models.PositiveIntegerField(
        "plaatsen",
        null=True,
        blank=True,
        help_text="Telt als mensen zich aanmelden. Leeg: er is geen grens.",
    )
    # Raised at each change that a calendar must notice (RFC 5545 SEQUENCE).
    sequence = models.PositiveIntegerField("versie", default=0, editable=False)
    cancelled_at = models.DateTimeField("geannuleerd op", null=True, blank=True, editable=False)
    # Derived from starts_at in Amsterdam, kept as columns to filter and count by.
    local_date = models.DateField("dag", editable=False)
    daypart = models.CharField("dagdeel", max_length=10, choices=Daypart, editable=False)

    objects = MomentQuerySet.as_manager()

    class Meta:
        verbose_name = "moment"
        verbose_name_plural = "momenten"
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="moment_ends_after_start"
            ),
        ]
        indexes = [
            models.Index(fields=["activity", "starts_at"], name="moment_of_activity"),
            models.Index(fields=["local_date", "daypart"], name="moment_day"),
            models.Index(fields=["ends_at"], name="moment_ends"),
            # By which a list walks from the soonest on, and stops after one page.
            models.Index(
                fields=["starts_at", "activity"],
                name="moment_in_time",
                condition=Q(cancelled_at=None),
            ),
        ]

    def __str__(self):
        return f"{timezone.localtime(self.starts_at, AMSTERDAM):%d-%m-%Y %H:%M}"

    def set_times(self, starts_at, ends_at, *, is_all_day=False):
        """The one way to give a moment its times, so that the derived columns stay true."""
        self.starts_at, self.ends_at, self.is_all_day = starts_at, ends_at, is_all_day
        local = timezone.localtime(starts_at, AMSTERDAM)
        self.local_date = local.date()
        self.daypart = daypart_of(local)

    @property
    def is_cancelled(self):
        return self.cancelled_at is not None

    @property
    def is_over(self):
        return self.ends_at <= timezone.now()

    @property
    def is_open(self):
        """Whether anyone can still come, as far as the moment itself goes."""
        return not (self.is_cancelled or self.is_over)

    @property
    def places_left(self):
        """None where nobody counts places; `tally` is kept by the room of the sign-ups."""
        if self.capacity is None or not self.activity.takes_signups:
            return None
        tally = getattr(self, "tally", None)
        return max(self.capacity - (tally.taken if tally else 0), 0)

    @property
    def places_words(self):
        """ "nog 4 plaatsen", or empty where nobody counts them."""
        left = self.places_left
        if left is None or not self.is_open:
            return ""
        if left == 0:
            return "vol, met een wachtlijst"
        return "nog 1 plaats" if left == 1 else f"nog {left} plaatsen"


def daypart_of(local):
    """The part of the day in which something starts; night counts with the evening before."""
    if 6 <= local.hour < 12:
        return Moment.Daypart.MORNING
    return Moment.Daypart.AFTERNOON if 12 <= local.hour < 18 else Moment.Daypart.EVENING
