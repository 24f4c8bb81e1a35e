"""What the queue asks of whatever stands in it; each kind answers in a module of its own."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Value

from accounts.models import User
from verbinding.lib.listfilters import Period
from verbinding.lib.workflow import Step

# For what nobody waits for on a certain day.
NO_TIME = Value(None, models.DateTimeField())


class Kind:
    """One kind of thing; there is one object of each, in the table KINDS.

    `value` stands in addresses, `waiting_label` on the first page, `preview` is the template that
    shows a thing as a visitor will see it.
    """

    value = ""
    label = ""
    waiting_label = ""
    model: type[models.Model]
    preview = ""

    def __str__(self):
        return self.value

    # --- Reading --------------------------------------------------------------------------------

    def rows(self, now):
        """(key, since when, when it begins or None) of all that waits, and nothing more."""
        raise NotImplementedError

    def rich(self):
        """With all that a row of the list shows, in a fixed number of queries."""
        raise NotImplementedError

    def scope(self, user: User):
        """What this moderator may open: all but what nobody has sent in yet."""
        return self.rich()

    def title(self, thing) -> str:
        return str(thing)

    def gist(self, thing) -> str:
        """A few of its words, by which to know it in a list."""
        return ""

    def state(self, thing) -> str:
        """How it stands, in words; empty while it waits, or when its status says so already."""
        return ""

    def facts(self, thing) -> dict:
        """The context of its page: what `preview` needs, and what else tells about it."""
        raise NotImplementedError

    def since(self, thing) -> datetime:
        """Since when it waits."""
        raise NotImplementedError

    def is_waiting(self, thing) -> bool:
        raise NotImplementedError

    def signs(self, thing) -> list[str]:
        return thing.risk_signs

    # --- Who is behind it -----------------------------------------------------------------------

    def person(self, thing) -> User | None:
        raise NotImplementedError

    def team(self, thing):
        """The team that one may begin to trust from the thing's page, if any."""

    def trusted_along(self, thing):
        """The team that may be trusted in one go with publishing the thing, if any."""

    def record_of(self, people: Iterable[int]):
        """(person, how many came online, how many were rejected) of who sent in such things."""
        return ()

    # --- Deciding -------------------------------------------------------------------------------

    def steps(self, thing, user) -> dict[str, Step]:
        """What this moderator may do with it now, by name."""
        raise NotImplementedError

    def take(self, thing, name: str, *, by: User, note: str) -> None:
        """Takes the step in the thing's own room; raises StepRefused."""
        raise NotImplementedError

    def fingerprints(self, things: Iterable) -> dict[int, str]:
        """By key: what must still be so when a moderator who read it decides."""
        return {thing.pk: thing.fingerprint for thing in things}

    def unchecked(self):
        """Online without a moderator's look, which is rare among kinds."""
        return self.model.objects.none()

    def unchecked_keys(self, period: Period) -> Iterable[int]:
        """Of those that came online in this period, longest ago first."""
        return ()

    def handled(self, user, since) -> Counter:
        """How often this moderator took each step since then, by the words on its button."""
        return Counter()
