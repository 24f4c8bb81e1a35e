"""One year's week: its days, its phase and the words that belong to it."""

import re
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

# An edition stays the current one this long after its last day, for thanks and numbers.
DAYS_AFTERWARDS = timedelta(days=30)
YEAR = re.compile(r"[0-9]{4}")


class EditionQuerySet(models.QuerySet):
    def dated(self):
        return self.exclude(last_day=None)

    def lock_all(self):
        """Whoever asks the same waits until the transaction ends; who refers to one doesn't."""
        return list(self.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))

    def newest_first(self):
        return self.order_by("-year")

    def oldest_first(self):
        return self.order_by("year")

    def in_year(self, year):
        """The edition of that year, or None."""
        return self.filter(year=year).first()

    def overlapping(self, first_day, last_day):
        return self.dated().filter(first_day__lte=last_day, last_day__gte=first_day)

    def current(self, on=None):
        """The edition that the site is about on that date (None when there is no edition).

        The earliest whose last day plus 30 days isn't past; else the latest.
        """
        on = on or timezone.localdate()
        running = self.dated().filter(last_day__gte=on - DAYS_AFTERWARDS)
        return running.order_by("last_day").first() or self.order_by("year").last()

    def before(self, edition):
        """The one before it; None for the first."""
        return self.filter(year__lt=edition.year).order_by("year").last()

    def chosen(self, year, on=None):
        """The edition of that year (digits in a string) when there is one, else the current."""
        text = str(year or "")
        found = self.filter(year=int(text)).first() if YEAR.fullmatch(text) else None
        return found or self.current(on)


class Edition(models.Model):
    class Phase(models.TextChoices):
        BEFORE = "vooraf", "Vooraf"
        OPEN = "open", "Open voor activiteiten"
        WEEK = "week", "De week zelf"
        AFTER = "daarna", "Daarna"
        ARCHIVE = "archief", "Archief"

    year = models.PositiveSmallIntegerField("jaar", unique=True)
    ordinal = models.PositiveSmallIntegerField(
        "hoeveelste editie", null=True, blank=True, help_text="Leeg zolang dat niet vaststaat."
    )
    title = models.CharField("titel", max_length=80)
    first_day = models.DateField("eerste dag", null=True, blank=True)
    last_day = models.DateField("laatste dag", null=True, blank=True)
    entering_opens_on = models.DateField("activiteiten invoeren kan vanaf", null=True, blank=True)
    entering_closes_on = models.DateField(
        "activiteiten invoeren kan tot en met",
        null=True,
        blank=True,
        help_text="Leeg: tot en met de laatste dag.",
    )
    motto = models.CharField("motto", max_length=80, default="Simpel met Impact")
    hashtag = models.CharField("hashtag", max_length=60, blank=True)
    introduction = models.TextField("inleiding", blank=True, help_text="Markdown.")
    story = models.TextField(
        "verhaal van deze editie",
        blank=True,
        help_text="Markdown. Staat op de pagina van de editie.",
    )
    facebook_url = models.URLField("Facebookgroep", blank=True)
    linkedin_url = models.URLField("LinkedIngroep", blank=True)
    contact_name = models.CharField("naam voor contact", max_length=80, blank=True)
    contact_email = models.EmailField("e-mailadres voor contact", blank=True)
    contact_phone = models.CharField("telefoonnummer voor contact", max_length=20, blank=True)
    responsible = models.CharField(
        "verantwoordelijke organisatie",
        max_length=200,
        blank=True,
        help_text="Naam en adres. Staat op de privacypagina.",
    )
    is_example = models.BooleanField(
        "voorbeeld",
        default=False,
        help_text="Aan zolang de organisatie deze editie niet heeft bevestigd.",
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = "editie"
        verbose_name_plural = "edities"
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_day=None, last_day=None) | Q(last_day__gte=F("first_day")),
                name="edition_days_in_order",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("editions:detail", args=[self.year])

    def clean(self):
        if (self.first_day is None) != (self.last_day is None):
            raise ValidationError("Vul de eerste én de laatste dag in, of laat beide leeg.")
        if self.first_day and self.first_day.year != self.year:
            raise ValidationError({"first_day": "Deze dag valt niet in het jaar van de editie."})

    @property
    def days(self):
        """The dates of the week in order; empty while they aren't known."""
        if self.first_day is None:
            return []
        span = (self.last_day - self.first_day).days
        return [self.first_day + timedelta(days=n) for n in range(span + 1)]

    def holds(self, day):
        return self.first_day is not None and self.first_day <= day <= self.last_day

    def phase_on(self, day):
        if self.first_day is None:
            return self.Phase.BEFORE if self.year > day.year else self.Phase.ARCHIVE
        if day > self.last_day + DAYS_AFTERWARDS:
            return self.Phase.ARCHIVE
        if day > self.last_day:
            return self.Phase.AFTER
        if day >= self.first_day:
            return self.Phase.WEEK
        if self.entering_opens_on and day < self.entering_opens_on:
            return self.Phase.BEFORE
        return self.Phase.OPEN

    @property
    def phase(self):
        return self.phase_on(timezone.localdate())

    @property
    def is_ahead(self):
        """Whether there is still something to go to."""
        return self.phase in {self.Phase.BEFORE, self.Phase.OPEN, self.Phase.WEEK}

    def takes_entries_on(self, day):
        if self.phase_on(day) not in {self.Phase.OPEN, self.Phase.WEEK}:
            return False
        return day <= (self.entering_closes_on or self.last_day)

    @property
    def takes_entries(self):
        return self.takes_entries_on(timezone.localdate())
