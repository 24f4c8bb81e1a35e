"""Activities in the queue."""

from activities import workflow
from activities.lookalikes import for_moderator
from activities.models import Activity
from desk.models import Report
from desk.moderation.changes import changes_online
from desk.moderation.kinds.submissions import SINCE, SubmissionKind
from verbinding.lib.publishing import Status


class ActivityKind(SubmissionKind):
    value = "activiteit"
    label = "Activiteit"
    waiting_label = "Activiteiten in de wachtrij"
    model = Activity
    preview = "desk/moderation/_activity_preview.html"
    workflow = workflow
    sent_by = "owner"

    def rows(self, now):
        """Without those that wait for their team: they are decided together with it."""
        waiting = Activity.objects.waiting().exclude(team__status=Status.SUBMITTED)
        return waiting.in_time_order(now).values_list("pk", SINCE, "next_starts_at")

    def rich(self):
        return Activity.objects.with_page_data()

    def gist(self, thing):
        return thing.lead

    def team(self, thing):
        return thing.team

    def trusted_along(self, thing):
        return thing.team if thing.team and thing.team.is_published else None

    def team_to_wait_for(self, thing):
        is_waiting = thing.team is not None and thing.team.status == Status.SUBMITTED
        return thing.team if is_waiting else None

    def facts(self, thing):
        return {
            "activity": thing,
            "location": thing.exact_location(),
            "changes": changes_online(thing),
            "lookalikes": for_moderator(thing),
            "waits_for_team": self.team_to_wait_for(thing),
            "reports": Report.objects.open().about(thing),
            **super().facts(thing),
        }
