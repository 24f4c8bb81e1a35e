"""How a mailing that was confirmed stands: what is sent, waits, failed or was skipped."""

from collections import Counter
from dataclasses import asdict, dataclass, field

from post_office.models import STATUS

from desk.mailings.sifting import Reason
from desk.models import MailingRecipient

State = MailingRecipient.State


@dataclass
class Counts:
    waiting: int = 0
    in_line: int = 0
    sent: int = 0
    failed: int = 0
    skipped: dict[str, int] = field(default_factory=dict)

    @property
    def total(self):
        return self.waiting + self.done

    @property
    def done(self):
        """Dealt with by us: the letter is written, or won't be."""
        return self.in_line + self.sent + self.failed + sum(self.skipped.values())

    @property
    def skipped_words(self):
        return in_words(self.skipped)

    def as_dict(self):
        return asdict(self)


def in_words(counts) -> list[tuple[str, int]]:
    """Pairs of why, in Dutch, and how many."""
    return [(Reason(reason).label, count) for reason, count in counts.items()]


def counts_of(mailing) -> Counts:
    """In one query; of long ago what was kept."""
    if mailing.tally is not None:
        return Counts(**mailing.tally)
    counts, skipped = Counts(), Counter()
    for state, reason, status, count in mailing.recipients.in_counts():
        if state == State.WAITING:
            counts.waiting += count
        elif state == State.SKIPPED:
            skipped[reason] += count
        elif status == STATUS.failed:
            counts.failed += count
        elif status in {STATUS.queued, STATUS.requeued}:
            counts.in_line += count
        else:
            # Letters themselves are forgotten once they were sent.
            counts.sent += count
    counts.skipped = dict(skipped.most_common())
    return counts
