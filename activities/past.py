"""Activities of a year that is over, as the organisation writes them down afterwards.

They are online at once, belong to nobody, and nobody is mailed. Any number of them takes a fixed
number of queries, for lists of earlier years are long.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from activities.entering import new_slug
from activities.models import Activity, ActivityVersion, Moment, PrivateLocation
from activities.workflow import TEXTS, WORKFLOW, snapshot
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.workflow import TOO_LATE, StepRefused

# What hangs on the row and is chosen from a list.
LABELS = ("audiences", "languages")


@dataclass
class PastActivity:
    """`activity` and `location` as they should be stored; of a new one neither has a key yet.

    Of one that exists `columns` names what is written of the activity, `parts` what else changes:
    "location", "moments" or one of LABELS.
    """

    activity: Activity
    location: PrivateLocation | None = None
    moments: list[Moment] = field(default_factory=list)
    labels: dict[str, list] = field(default_factory=dict)
    columns: Collection[str] = ()
    parts: Collection[str] = ()


def enter_past(things: list[PastActivity], *, by) -> None:
    """Stores new ones and puts them online; a moderator needs no look, for the desk wrote them."""
    if not things:
        return
    with transaction.atomic():
        for thing in things:
            thing.activity.slug = new_slug(thing.activity.title)
            thing.activity.entered_by = by
        activities = Activity.objects.bulk_create([thing.activity for thing in things])
        PrivateLocation.objects.bulk_create(
            [located(thing) for thing in things if thing.location is not None]
        )
        Moment.objects.bulk_create(list(moments_of(things)))
        for name in LABELS:
            link_labels(name, things)
        WORKFLOW.take_first_step(activities, "enter_past", by=by)
        ActivityVersion.objects.bulk_create(
            [
                ActivityVersion(activity=one, texts=texts_of(one), published_by=by)
                for one in activities
            ]
        )
        raise_revision()


def located(thing):
    thing.location.activity = thing.activity
    return thing.location


def moments_of(things):
    for thing in things:
        for moment in thing.moments:
            moment.activity = thing.activity
            yield moment


def link_labels(name, things):
    through = Activity._meta.get_field(name).remote_field.through
    column = Activity._meta.get_field(name).m2m_reverse_field_name()
    through.objects.bulk_create(
        [
            through(**{"activity": thing.activity, column: label})
            for thing in things
            for label in thing.labels.get(name, ())
        ]
    )


def texts_of(activity):
    return {name: getattr(activity, name) for name in TEXTS}


def rewrite_past(thing: PastActivity, *, by) -> None:
    """Writes what changed of one that exists; StepRefused when somebody was first."""
    activity = thing.activity
    seen, now = activity.changed_at, timezone.now()
    changes = {name: getattr(activity, name) for name in thing.columns} | {"changed_at": now}
    with transaction.atomic():
        same = Activity.objects.filter(pk=activity.pk, changed_at=seen)
        if not same.update(**changes):
            raise StepRefused(TOO_LATE)
        activity.changed_at = now
        if "location" in thing.parts and thing.location is not None:
            located(thing).save()
        if "moments" in thing.parts:
            rewrite_moments(activity, thing.moments)
        for name in set(LABELS) & set(thing.parts):
            getattr(activity, name).set(thing.labels[name])
        if set(TEXTS) & set(thing.columns):
            snapshot(activity, by=by)
        if activity.is_public:
            raise_revision()


def rewrite_moments(activity, wanted):
    """By their order: a moment keeps its key, for results and sign-ups hold on to it."""
    standing = list(activity.moments.standing().order_by("starts_at", "pk"))
    for moment, new in zip(standing, wanted, strict=False):
        if (moment.starts_at, moment.ends_at) != (new.starts_at, new.ends_at):
            moment.set_times(new.starts_at, new.ends_at, is_all_day=new.is_all_day)
            moment.sequence += 1
            moment.save()
    for moment in standing[len(wanted) :]:
        moment.cancelled_at, moment.sequence = timezone.now(), moment.sequence + 1
        moment.save(update_fields=["cancelled_at", "sequence"])
    for new in wanted[len(standing) :]:
        new.activity = activity
        new.save()
