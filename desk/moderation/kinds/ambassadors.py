"""Who would like to be named for spreading the word, in the queue: on the site or not."""

from collections import Counter

from django.db.models import Count

from desk.moderation.kinds.kind import NO_TIME, Kind
from sponsors import ambassadors
from sponsors.models import Ambassador
from verbinding.lib.risks import signs_in


class AmbassadorKind(Kind):
    value = "ambassadeur"
    label = "Ambassadeur"
    waiting_label = "Ambassadeurs in de wachtrij"
    model = Ambassador
    preview = "desk/moderation/_ambassador_preview.html"

    def rows(self, now):
        return Ambassador.objects.waiting().values_list("pk", "proposed_at", NO_TIME)

    def rich(self):
        return Ambassador.objects.with_card_data().select_related("proposed_by")

    def gist(self, thing):
        return thing.words

    def state(self, thing):
        return "" if thing.is_waiting else thing.standing

    def facts(self, thing):
        return {"ambassador": thing}

    def since(self, thing):
        return thing.proposed_at

    def is_waiting(self, thing):
        return thing.is_waiting

    def signs(self, thing):
        return signs_in(thing.name, thing.words)

    def person(self, thing):
        return thing.proposed_by

    def steps(self, thing, user):
        return ambassadors.open_steps(thing, user)

    def take(self, thing, name, *, by, note):
        ambassadors.take_step(thing, name, by=by, note=note)

    def handled(self, user, since):
        """Who took a decision back is counted once: only the last one is kept."""
        labels = {True: ambassadors.STEPS["accept"].label, False: ambassadors.STEPS["refuse"].label}
        decided = Ambassador.objects.filter(decided_by=user, decided_at__gte=since)
        counts = decided.order_by().values_list("is_shown").annotate(Count("pk"))
        return Counter({labels[shown]: count for shown, count in counts})
