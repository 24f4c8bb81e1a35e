"""Closing an edition. Its phase follows from the calendar; what is left is what people sent in
and nobody decided on, and how it ended.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db import transaction

from activities.closing import back_to_concept, waiting_in
from activities.workflow import take_step
from desk.models import EditionClosing
from desk.rollover.lines import Line, counted, fingerprint_of
from desk.rollover.proposal import is_over
from editions.archive import Numbers, numbers_of
from editions.models import Edition
from verbinding.lib.publishing import Status

TO_CONCEPT, REJECT, LEAVE = "concept", "afwijzen", "laten"
CHOICES = (
    (TO_CONCEPT, "Terug naar de inzender, als concept. Die kan het een volgende keer meenemen."),
    (REJECT, "Afwijzen, met de woorden hieronder."),
    (LEAVE, "In de wachtrij laten staan. Daar beslis je er zelf nog over."),
)
WHAT_FOLLOWS = {
    TO_CONCEPT: "als concept terug naar de inzender, met een brief",
    REJECT: "afgewezen, met een brief",
    LEAVE: "die blijven in de wachtrij staan",
}


@dataclass(frozen=True)
class ClosingPlan:
    edition: Edition
    choice: str = TO_CONCEPT
    words: str = ""

    @cached_property
    def waiting(self):
        return list(waiting_in(self.edition).order_by("title", "pk"))

    @cached_property
    def numbers(self) -> Numbers:
        return numbers_of(self.edition)

    @property
    def lines(self):
        numbers = self.numbers
        yield Line(
            f"{self.edition} wordt afgesloten. De stand: "
            f"{counted(numbers.activities, 'activiteit', 'activiteiten')} in "
            f"{counted(numbers.municipalities, 'gemeente', 'gemeenten')}, "
            f"{counted(numbers.teams, 'team', 'teams')}."
        )
        for follows, words in WHAT_FOLLOWS.items():
            names = tuple(str(one) for one in self.waiting if self.what_follows(one) == follows)
            if names:
                count = counted(len(names), "activiteit wachtte nog", "activiteiten wachtten nog")
                yield Line(f"{count}: {words}.", names)

    def what_follows(self, activity):
        """What its sender was asked to change can't be rejected: nobody saw the new words."""
        if self.choice == REJECT and activity.status != Status.SUBMITTED:
            return TO_CONCEPT
        return self.choice

    @property
    def facts(self):
        return [self.edition.pk, self.choice, self.words, self.fingerprint]

    @property
    def fingerprint(self):
        """Of what waits, whatever is chosen for it."""
        return fingerprint_of([(one.pk, one.status) for one in self.waiting])


def can_close(edition) -> bool:
    return is_over(edition) and not is_closed(edition)


def is_closed(edition) -> bool:
    return EditionClosing.objects.of(edition) is not None


@transaction.atomic
def close(plan: ClosingPlan, by) -> EditionClosing:
    """Raises IntegrityError when a rival closed it, StepRefused when one decided meanwhile."""
    closing = EditionClosing.objects.create(
        edition=plan.edition,
        activities=plan.numbers.activities,
        municipalities=plan.numbers.municipalities,
        teams=plan.numbers.teams,
        report={"done": [line.as_json() for line in plan.lines]},
        by=by,
    )
    for activity in plan.waiting:
        follows = plan.what_follows(activity)
        if follows == TO_CONCEPT:
            back_to_concept(activity)
        elif follows == REJECT:
            take_step(activity, "reject", note=plan.words)
    return closing
