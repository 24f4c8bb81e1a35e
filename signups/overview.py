"""Who comes, as its organiser reads it: per moment, and in numbers for /mijn/."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Sum
from django.utils import timezone

from activities.models import Activity, Moment
from activities.models.coming import ASKS
from signups.models import Signup, State, Tally

# As long as the last moment of an activity stays under /mijn/: to note who was there.
SHOWN_AFTER = timedelta(days=7)


@dataclass(frozen=True)
class Guests:
    """Everybody at one moment; `coming` by name, the others who came first stands first."""

    moment: Moment
    coming: list[Signup]
    waiting: list[Signup]
    asked: list[Signup]
    # How many came whose name we threw away since.
    forgotten: int

    @property
    def has_names(self):
        return bool(self.coming or self.waiting or self.asked)

    @property
    def people(self):
        return people_of(self.coming) + self.forgotten

    @property
    def people_waiting(self):
        return people_of(self.waiting)

    @property
    def people_present(self):
        return people_of(signup for signup in self.coming if signup.is_present)

    @property
    def nods(self):
        tally = getattr(self.moment, "tally", None)
        return tally.nods if tally else 0

    @property
    def is_open(self):
        """Whether the organiser still says who comes."""
        return self.moment.is_open and self.moment.activity.is_published

    @property
    def notes_presence(self):
        return can_note_presence(self.moment)


def guests_of(activity) -> list[Guests]:
    """Of each moment in order of time, in one query for all who signed up."""
    by_moment = {moment.pk: [] for moment in activity.moments.all()}
    for signup in Signup.objects.of_activity(activity).active().order_by("confirmed_at", "pk"):
        by_moment[signup.moment_id].append(signup)
    return [guests_at(moment, by_moment[moment.pk]) for moment in activity.moments.all()]


def guests_at(moment, signups):
    def those(state):
        return [one for one in signups if one.state == state and one.name]

    return Guests(
        moment,
        coming=sorted(those(State.COMING), key=lambda one: one.name.casefold()),
        waiting=those(State.WAITING),
        asked=those(State.ASKED),
        forgotten=people_of(one for one in signups if one.is_coming and not one.name),
    )


def can_note_presence(moment):
    """From the day itself on; nobody was at what was called off."""
    has_come = timezone.localdate() >= moment.local_date
    return has_come and not moment.is_cancelled and moment.activity.is_published


def people_of(signups):
    return sum(signup.people for signup in signups)


# --- In numbers ---------------------------------------------------------------------------------


@dataclass
class Numbers:
    activity: Activity
    coming: int = 0
    waiting: int = 0
    # Sign-ups, not people: each is one answer to give.
    asked: int = 0
    nods: int = 0


def numbers_for(user) -> list[Numbers]:
    """Of what this person organises and people can let know they come; soonest first."""
    recent = Moment.objects.filter(
        activity=OuterRef("pk"), ends_at__gt=timezone.now() - SHOWN_AFTER
    )
    own = Activity.objects.editable_by(user).published().filter(Exists(recent), coming__in=ASKS)
    of = {activity.pk: Numbers(activity) for activity in own.in_time_order().with_card_data()}
    if not of:
        return []
    moments = Moment.objects.filter(activity__in=of, ends_at__gt=timezone.now() - SHOWN_AFTER)
    counted = Signup.objects.active().filter(moment__in=moments)
    for row in counted.values("moment__activity", "state").annotate(
        people=Sum("people"), count=Count("pk")
    ):
        add(of[row["moment__activity"]], State(row["state"]), row)
    nods = Tally.objects.filter(moment__in=moments).values("moment__activity")
    for row in nods.annotate(nods=Sum("nods")):
        of[row["moment__activity"]].nods = row["nods"]
    return list(of.values())


def add(numbers, state, row):
    if state == State.COMING:
        numbers.coming = row["people"]
    elif state == State.WAITING:
        numbers.waiting = row["people"]
    else:
        numbers.asked = row["count"]
