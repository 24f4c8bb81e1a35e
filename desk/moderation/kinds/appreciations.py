"""Good words about an activity, in the queue: placed or not."""

from collections import Counter

from django.db.models import Count

from desk.moderation.kinds.kind import NO_TIME, Kind
from impact import appreciating
from impact.models import Appreciation

State = Appreciation.State


class AppreciationKind(Kind):
    value = "waardering"
    label = "Waardering"
    waiting_label = "Waarderingen in de wachtrij"
    model = Appreciation
    preview = "desk/moderation/_appreciation_preview.html"

    def rows(self, now):
        return Appreciation.objects.waiting().values_list("pk", "sent_at", NO_TIME)

    def rich(self):
        return Appreciation.objects.with_activity()

    def gist(self, thing):
        return f"“{thing.words}”"

    def state(self, thing):
        return "" if thing.is_waiting else thing.get_state_display()

    def facts(self, thing):
        return {"appreciation": thing}

    def since(self, thing):
        return thing.sent_at

    def is_waiting(self, thing):
        return thing.is_waiting

    def person(self, thing):
        return thing.sent_by

    def steps(self, thing, user):
        return appreciating.open_steps(thing, user)

    def take(self, thing, name, *, by, note):
        appreciating.take_step(thing, name, by=by, note=note)

    def handled(self, user, since):
        """Who took a decision back is counted once: only the last one is kept."""
        labels = {step.target: step.label for step in appreciating.STEPS.values()}
        decided = Appreciation.objects.filter(decided_by=user, decided_at__gte=since)
        counts = decided.order_by().values_list("state").annotate(Count("pk"))
        return Counter({labels[state]: count for state, count in counts if state in labels})
