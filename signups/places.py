"""Taking places, giving them back, and who moves up: the only code that changes `Tally.taken`.

Whoever changes who comes first calls `hold`: so two people can't both be first in line. The guard
against too many doesn't lean on that: `take` is one statement that counts and takes at once.
"""

from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from activities.models import Moment
from signups.models import Signup, State, Tally
from verbinding.lib.pagecache import renew_page


def hold(moment) -> None:
    """Until the end of the transaction nobody else changes who comes to this moment."""
    Tally.objects.bulk_create([Tally(moment=moment)], ignore_conflicts=True)
    Tally.objects.filter(pk=moment.pk).update(taken=F("taken"))


def take(moment, people: int) -> bool:
    """Takes that many places, all or none; False when they aren't there.

    The limit is read in the same statement. As a subquery and not as a join: a join would make
    the database look for the row first, and PostgreSQL wouldn't look again after waiting.
    """
    limit = Subquery(Moment.objects.filter(pk=OuterRef("pk")).values("capacity"))
    there_is_room = Q(limit=None) | Q(limit__gte=F("taken") + people)
    tally = Tally.objects.filter(pk=moment.pk).alias(limit=limit).filter(there_is_room)
    return bool(tally.update(taken=F("taken") + people))


def give_back(moment, people: int) -> None:
    Tally.objects.filter(pk=moment.pk).update(taken=F("taken") - people)


def move_up(moment, *, newcomer=None) -> list[Signup]:
    """Lets come who is first in line and fits, until nobody fits; returns who they are.

    A party that is too large is passed over and keeps its place: an empty chair helps nobody.
    """
    free = free_places(moment)
    if free == 0:
        return []
    moved = []
    for signup in line_of(moment, newcomer):
        if (free is None or signup.people <= free) and take(moment, signup.people):
            free = None if free is None else free - signup.people
            moved.append(signup)
    Signup.objects.filter(pk__in=[signup.pk for signup in moved]).update(state=State.COMING)
    for signup in moved:
        signup.state = State.COMING
    if moved:
        renew_page(moment.activity.get_absolute_url())
    return moved


def free_places(moment):
    """How many there are now; None without a limit. A look ahead: only `take` decides."""
    capacity = Moment.objects.values_list("capacity", flat=True).get(pk=moment.pk)
    taken = Tally.objects.values_list("taken", flat=True).get(pk=moment.pk)
    return None if capacity is None else max(capacity - taken, 0)


def line_of(moment, newcomer):
    """Once it has begun nobody is called from home any more: who stands at the door comes in."""
    line = Signup.objects.filter(moment=moment).in_line().with_activity()
    if moment.is_cancelled or not moment.activity.is_published:
        return line.none()
    if moment.starts_at > timezone.now():
        return line
    return line.filter(pk=newcomer.pk) if newcomer else line.none()
