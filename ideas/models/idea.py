"""An idea: a simple activity that anyone may copy, as a card with all that it takes."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from editions.models import AgreedWithSpelregels
from ideas.models.queries import IdeaQuerySet
from verbinding.lib.publishing import Submission
from verbinding.lib.workflow import StatusChange

BIGGEST_GROUP = 500


class Setting(models.TextChoices):
    """Where one does it; the labels also stand in the middle of a sentence."""

    HOME = "thuis", "Thuis"
    STREET = "straat", "In de straat"
    WORK = "werk", "Op het werk"
    SCHOOL = "school", "Op school"
    CLUB = "sportclub", "Bij de sportclub"
    CARE = "zorg", "In een zorghuis"
    LIBRARY = "bibliotheek", "In de bibliotheek"
    ONLINE = "online", "Online"


class Preparation(models.IntegerChoices):
    """In minutes, counting what one has to fetch."""

    NONE = 0, "Niets"
    FIVE_MINUTES = 5, "Vijf minuten"
    QUARTER = 15, "Een kwartier"
    HALF_HOUR = 30, "Een half uur"
    HOUR = 60, "Een uur"
    TWO_HOURS = 120, "Twee uur"


class Duration(models.IntegerChoices):
    """In minutes, with whoever joins."""

    TEN_MINUTES = 10, "Tien minuten"
    HALF_HOUR = 30, "Een half uur"
    HOUR = 60, "Een uur"
    HOUR_AND_HALF = 90, "Anderhalf uur"
    TWO_HOURS = 120, "Twee uur"
    DAY_PART = 180, "Een dagdeel"


class Cost(models.IntegerChoices):
    """In euros, for all that is needed together."""

    FREE = 0, "Gratis"
    UP_TO_5 = 5, "Hooguit € 5"
    UP_TO_15 = 15, "Hooguit € 15"
    UP_TO_30 = 30, "Hooguit € 30"


GROUP_LIMITS = [MinValueValidator(1), MaxValueValidator(BIGGEST_GROUP)]


class Idea(Submission, AgreedWithSpelregels):
    title = models.CharField("titel", max_length=80)
    # Set when the row is first written and never again.
    slug = models.SlugField("adres", max_length=60, unique=True, editable=False)
    summary = models.CharField("in één zin", max_length=160)
    setting = models.CharField("waar doe je dit?", max_length=20, choices=Setting)
    preparation = models.PositiveSmallIntegerField(
        "voorbereiden", choices=Preparation, default=Preparation.QUARTER
    )
    duration = models.PositiveSmallIntegerField("duurt", choices=Duration, default=Duration.HOUR)
    cost = models.PositiveSmallIntegerField("kosten samen", choices=Cost, default=Cost.FREE)
    group_min = models.PositiveSmallIntegerField(
        "vanaf hoeveel mensen?", default=2, validators=GROUP_LIMITS
    )
    group_max = models.PositiveSmallIntegerField(
        "tot hoeveel mensen?",
        null=True,
        blank=True,
        validators=GROUP_LIMITS,
        help_text="Laat leeg als het met iedereen kan.",
    )
    materials = models.TextField(
        "wat heb je nodig?", max_length=1000, blank=True, help_text="Elk ding op een eigen regel."
    )
    steps = models.TextField(
        "hoe doe je het?", max_length=3000, help_text="Elke stap op een eigen regel."
    )
    connects = models.CharField("waarom verbindt dit?", max_length=300)
    invitation = models.TextField(
        "uitnodiging",
        max_length=1000,
        blank=True,
        help_text="Wat je tegen de mensen zegt die je vraagt.",
    )
    theme = models.ForeignKey(
        "editions.Theme",
        models.SET_NULL,
        verbose_name="thema",
        null=True,
        blank=True,
        related_name="ideas",
    )
    branch = models.ForeignKey(
        "editions.Branch",
        models.SET_NULL,
        verbose_name="branche",
        null=True,
        blank=True,
        related_name="ideas",
    )
    audiences = models.ManyToManyField(
        "editions.Audience", verbose_name="voor wie", blank=True, related_name="ideas"
    )
    # Empty on the cards that came with the site.
    shown_name = models.CharField("naam op de site", max_length=80, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="ingestuurd door",
        null=True,
        blank=True,
        editable=False,
        related_name="ideas",
    )

    objects = IdeaQuerySet.as_manager()

    class Meta(Submission.Meta):
        verbose_name = "idee"
        verbose_name_plural = "ideeën"
        ordering = ["title"]
        constraints = [
            *Submission.Meta.constraints,
            models.CheckConstraint(
                condition=Q(group_max=None) | Q(group_max__gte=F("group_min")),
                name="idea_group_in_order",
                violation_error_message="Het grootste aantal is kleiner dan het kleinste.",
            ),
            models.CheckConstraint(condition=Q(group_min__gte=1), name="idea_group_of_someone"),
        ]
        indexes = [models.Index(fields=["status", "setting"], name="idea_status_setting")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("ideas:detail", args=[self.slug])

    @property
    def lead(self):
        return self.summary

    @property
    def step_lines(self):
        return lines_of(self.steps)

    @property
    def material_lines(self):
        return lines_of(self.materials)

    @property
    def total_time(self):
        """In minutes, preparing and doing together."""
        return self.preparation + self.duration

    @property
    def time_words(self):
        """ "Een uur, en een kwartier voorbereiden", for cards."""
        if not self.preparation:
            return f"{self.get_duration_display()}, zonder voorbereiding"
        return (
            f"{self.get_duration_display()}, en {self.get_preparation_display().lower()} "
            "voorbereiden"
        )

    @property
    def group_words(self):
        """ "2 tot 8 mensen"."""
        if self.group_max is None:
            return f"{self.group_min} mensen of meer" if self.group_min > 1 else "Hoeveel je wilt"
        if self.group_max == self.group_min:
            return f"{self.group_min} mensen" if self.group_min > 1 else "In je eentje"
        return f"{self.group_min} tot {self.group_max} mensen"


def lines_of(text):
    """The lines that hold something, without the dash or number that people put before them."""
    return [bare for line in text.splitlines() if (bare := bare_line(line))]


def bare_line(line):
    words = line.strip().lstrip("-–—*•").strip()
    number, point, rest = words.partition(".")
    return rest.strip() if point and number.isdecimal() and rest.startswith(" ") else words


class IdeaStatusChange(StatusChange):
    thing = models.ForeignKey(Idea, models.CASCADE, verbose_name="idee", related_name="history")

    class Meta(StatusChange.Meta):
        verbose_name = "stap van een idee"
        verbose_name_plural = "stappen van ideeën"
