"""What activities, teams and ideas have in common: a life that begins with being sent in."""

from collections import Counter

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from desk.moderation.kinds.kind import Kind
from verbinding.lib.publishing import Status

SINCE = Coalesce("submitted_at", "created_at")


class SubmissionKind(Kind):
    """Of models that are a Submission, with a `workflow` module in their own room."""

    workflow = None
    # The field that says who sent it in; how that went before is counted by it.
    sent_by = ""

    def scope(self, user):
        return self.rich().visible_to(user)

    def person(self, thing):
        return getattr(thing, self.sent_by)

    def record_of(self, people):
        sent = self.model.objects.filter(**{f"{self.sent_by}__in": people})
        return (
            sent.order_by()
            .values_list(self.sent_by)
            .annotate(
                shown=Count("pk", filter=~Q(published_at=None)),
                refused=Count("pk", filter=Q(status=Status.REJECTED)),
            )
        )

    def facts(self, thing):
        return {"history": self.history(thing)}

    def since(self, thing):
        return thing.submitted_at or thing.created_at

    def is_waiting(self, thing):
        return thing.status == Status.SUBMITTED

    def history(self, thing):
        """The steps so far, newest first, as the timeline component wants them."""
        return [
            {
                "at": change.at,
                "label": self._words(change.step),
                "by": change.by or "vanzelf",
                "note": change.note,
            }
            for change in thing.history.select_related("by")
        ]

    def _words(self, step):
        steps = self.workflow.STEPS
        return steps[step].label if step in steps else step

    def steps(self, thing, user):
        return self.workflow.open_steps(thing, user)

    def take(self, thing, name, *, by, note):
        self.workflow.take_step(thing, name, by=by, note=note)

    def unchecked(self):
        return self.rich().unchecked().order_by("published_at")

    def unchecked_keys(self, period):
        unchecked = period.of(self.model.objects.unchecked(), "published_at")
        return unchecked.order_by("published_at", "pk").values_list("pk", flat=True)

    def handled(self, user, since):
        taken = self.workflow.WORKFLOW.history.objects.filter(by=user, at__gte=since)
        counts = taken.order_by().values_list("step").annotate(Count("pk"))
        return Counter({self._words(step): count for step, count in counts})
