"""Activities in the queue."""

from activities import workflow
from activities.lookalikes import for_moderator
from activities.models import Activity
from desk.models import Report
from desk.moderation.changes import changes_online
from desk.moderation.kinds.submissions import SINCE, SubmissionKind, is_waiting
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

    def facts(self, thing):
        return {
            "activity": thing,
            "location": thing.exact_location(),
            "changes": changes_online(thing),
            "lookalikes": for_moderator(thing),
            "waits_for_team": thing.team if is_waiting(thing.team) else None,
            "reports": Report.objects.open().about(thing),
            **super().facts(thing),
        }
