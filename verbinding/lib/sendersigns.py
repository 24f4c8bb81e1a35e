"""Signs in who sends something in; like those in the words they refuse nothing."""

from datetime import timedelta

from disposable_email_domains import blocklist

THROWAWAY = "wegwerpadres"
MANY = "veel ingestuurd in korte tijd"
SENDER_SIGNS = (THROWAWAY, MANY)

# More than this many things within that time is rarely one person's own work.
MOST_AT_ONCE = 10
SHORT_TIME = timedelta(hours=1)


def is_throwaway(email: str) -> bool:
    """Whether the address is of a service that forgets it soon, or of a part of such a service."""
    labels = email.rpartition("@")[2].lower().rstrip(".").split(".")
    return any(".".join(labels[start:]) in blocklist for start in range(len(labels) - 1))


def note_sender(thing, change, *, is_known=False) -> None:
    """Adds to the thing's signs what its sender shows, in the transaction of being sent in.

    `change` is the history row of that step, by whoever sent it; `is_known` says that it was looked
    at in another year, so that bringing ten of those along at once tells nothing. What staff enter
    for others counts as little.
    """
    if change.by is None:
        return
    found = [THROWAWAY] if is_throwaway(change.by.email) else []
    if not (is_known or change.by.is_staff) and _sent_lately(change) > MOST_AT_ONCE:
        found.append(MANY)
    fresh = [sign for sign in found if sign not in thing.risk_signs]
    if fresh:
        thing.risk_signs = [*thing.risk_signs, *fresh]
        type(thing).objects.filter(pk=thing.pk).update(risk_signs=thing.risk_signs)


def _sent_lately(change):
    """How many things of this kind the person sent in, whoever owns them; this one counts too."""
    since = change.at - SHORT_TIME
    sent = type(change).objects.filter(by=change.by, step=change.step, at__gt=since)
    return sent.order_by().values("thing").distinct().count()
