"""New words for an activity that is online, in the queue: taken over or not."""

from collections import Counter

from django.db.models import Count, OuterRef, Subquery

from accounts.permissions import can_moderate, may_moderate
from activities import proposals
from activities.models import Activity, ActivityProposal, Moment
from desk.moderation.changes import proposed_change
from desk.moderation.kinds.kind import Kind
from verbinding.lib.publishing import VISIBLE
from verbinding.lib.workflow import Step, StepRefused

# A proposal has no life of its own, so these have no sources and no target.
STEPS = {
    "accept": Step("Overnemen", frozenset(), "", can_moderate),
    "refuse": Step("Niet overnemen", frozenset(), "", can_moderate, needs_note=True, is_grave=True),
}


class ProposalKind(Kind):
    value = "wijziging"
    label = "Nieuwe tekst"
    waiting_label = "Nieuwe teksten in de wachtrij"
    model = ActivityProposal
    preview = "desk/moderation/_activity_preview.html"

    def rows(self, now):
        """Of activities that are online: words for what nobody sees can wait."""
        first = Moment.objects.coming(now).filter(activity=OuterRef("activity"))
        starts_at = Subquery(first.order_by("starts_at").values("starts_at")[:1])
        waiting = ActivityProposal.objects.waiting().filter(activity__status__in=VISIBLE)
        return waiting.annotate(starts_at=starts_at).values_list("pk", "proposed_at", "starts_at")

    def rich(self):
        return ActivityProposal.objects.select_related(
            "activity__owner", "activity__team", "proposed_by"
        )

    def scope(self, user):
        return ActivityProposal.objects.select_related("proposed_by").prefetch_related("activity")

    def title(self, thing):
        return str(thing.activity)

    def gist(self, thing):
        """Which texts would change."""
        fields = (Activity._meta.get_field(name).verbose_name for name in thing.texts)
        return f"Anders: {', '.join(fields)}"

    def state(self, thing):
        if thing.decided_at is None:
            return ""
        return "Overgenomen" if thing.is_accepted else "Niet overgenomen"

    def facts(self, thing):
        return {"activity": thing.activity, "changes": [proposed_change(thing)]}

    def since(self, thing):
        return thing.proposed_at

    def is_waiting(self, thing):
        return thing.decided_at is None

    def signs(self, thing):
        return thing.activity.risk_signs

    def person(self, thing):
        return thing.proposed_by

    def team(self, thing):
        return thing.activity.team

    def steps(self, thing, user):
        return STEPS if proposals.is_open(thing) and may_moderate(user) else {}

    def take(self, thing, name, *, by, note):
        if name not in STEPS or not may_moderate(by):
            raise StepRefused("Deze stap kun je hier niet doen.")
        if name == "accept":
            proposals.accept(thing, by=by)
        else:
            proposals.refuse(thing, by=by, note=note)

    def handled(self, user, since):
        decided = ActivityProposal.objects.filter(decided_by=user, decided_at__gte=since)
        counts = decided.order_by().values_list("is_accepted").annotate(Count("pk"))
        labels = {True: STEPS["accept"].label, False: STEPS["refuse"].label}
        return Counter({labels[bool(accepted)]: count for accepted, count in counts})
