"""That a team of an earlier edition was asked to take part again."""

from django.db import models
from django.utils import timezone

from teams.models.membership import TeamParticipation


class ReturnInvitationQuerySet(models.QuerySet):
    def for_edition(self, edition):
        return self.filter(edition=edition)

    def tally(self):
        """How many `teams` were asked, and how many `letters` were written to their leads."""
        return self.aggregate(teams=models.Count("pk"), letters=models.Sum("letters", default=0))

    def with_answer(self):
        """`is_answered`: whether the team takes part by now."""
        joined = TeamParticipation.objects.filter(
            team=models.OuterRef("team"), edition=models.OuterRef("edition")
        )
        return self.annotate(is_answered=models.Exists(joined))

    def unmailed(self):
        return self.filter(mailed_at=None)

    def next_to_mail(self, count):
        """Locked until the transaction ends, so that rivals never mail one team twice."""
        return self.unmailed().select_for_update(of=("self",)).order_by("pk")[:count]


class ReturnInvitation(models.Model):
    """One team is asked once per edition; the letters follow in batches (teams/jobs.py)."""

    team = models.ForeignKey(
        "teams.InspiratieTeam",
        models.CASCADE,
        verbose_name="team",
        related_name="return_invitations",
    )
    edition = models.ForeignKey(
        "editions.Edition",
        models.PROTECT,
        verbose_name="editie",
        related_name="return_invitations",
    )
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now, editable=False)
    mailed_at = models.DateTimeField("gemaild op", null=True, blank=True, editable=False)
    letters = models.PositiveSmallIntegerField("aantal brieven", default=0, editable=False)

    objects = ReturnInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag om weer mee te doen"
        verbose_name_plural = "vragen om weer mee te doen"
        constraints = [
            models.UniqueConstraint(fields=["team", "edition"], name="return_asked_once"),
        ]

    def __str__(self):
        return f"{self.team}, {self.edition}"
