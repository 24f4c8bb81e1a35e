"""What a team sets out to do, and which of it its people ticked off."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Goal(models.TextChoices):
    """The four aims that the week gives every InspiratieTeam."""

    ORGANISE = "organiseren", "Organiseer iets"
    INSPIRE = "aansteken", "Help een ander team op gang"
    PROMOTE = "vertellen", "Vraag iemand om erover te vertellen"
    FAMOUS = "bekenden", "Doe iets met een bekende"


class GoalDone(models.Model):
    """A tick by hand, for what the site can't see by itself."""

    team = models.ForeignKey(
        "teams.InspiratieTeam", models.CASCADE, verbose_name="team", related_name="goals_done"
    )
    edition = models.ForeignKey(
        "editions.Edition", models.CASCADE, verbose_name="editie", related_name="+"
    )
    goal = models.CharField("doel", max_length=20, choices=Goal)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="afgevinkt door",
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField("afgevinkt op", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "gehaald doel"
        verbose_name_plural = "gehaalde doelen"
        constraints = [
            models.UniqueConstraint(fields=["team", "edition", "goal"], name="goal_done_once"),
        ]

    def __str__(self):
        return f"{self.get_goal_display()}, {self.team}"
