"""InspiratieTeams in the queue, with the activities that are decided together with them."""

from django.db.models import Count, Max, OuterRef, Subquery

from activities.models import Activity, Moment
from desk.models import Report
from desk.moderation.kinds.submissions import SINCE, SubmissionKind
from teams import workflow
from teams.models import InspiratieTeam
from verbinding.lib.publishing import Status


class TeamKind(SubmissionKind):
    value = "team"
    label = "InspiratieTeam"
    waiting_label = "Teams in de wachtrij"
    model = InspiratieTeam
    preview = "desk/moderation/_team_preview.html"
    workflow = workflow
    sent_by = "entered_by"

    def rows(self, now):
        """A team is as urgent as the first activity that waits for it."""
        coming = Moment.objects.coming(now).filter(activity__status=Status.SUBMITTED)
        first = coming.filter(activity__team=OuterRef("pk")).order_by("starts_at")
        waiting = InspiratieTeam.objects.waiting()
        return waiting.annotate(starts_at=Subquery(first.values("starts_at")[:1])).values_list(
            "pk", SINCE, "starts_at"
        )

    def rich(self):
        return InspiratieTeam.objects.with_card_data().select_related("entered_by")

    def gist(self, thing):
        return thing.lead

    def trusted_along(self, thing):
        return thing

    def fingerprints(self, things):
        """A team takes along what waits for it: nobody lets through what came after reading."""
        things = list(things)
        waiting = Activity.objects.waiting().filter(team__in=things).order_by()
        rows = waiting.values_list("team").annotate(Count("pk"), Max("changed_at"))
        along = {team: f"{count} {last.isoformat()}" for team, count, last in rows}
        return {thing.pk: f"{thing.fingerprint} {along.get(thing.pk, '0')}" for thing in things}

    def facts(self, thing):
        return {
            "team": thing,
            "waiting_with_team": thing.activities.waiting().with_card_data(),
            "reports": Report.objects.open().about(thing),
            **super().facts(thing),
        }
