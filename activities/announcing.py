"""Tells the rooms above when something changes that people who come count on.

Those rooms register from their AppConfig's `ready`; what they do happens in the transaction of the
change. Only what is online is announced: nobody comes to a draft.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from activities.models import Activity, PrivateLocation

# What the organiser may change at once, and a guest would want to know.
TOLD = (
    *("place_label", "cost", "welcomes_alone", "can_call_first", "has_quiet_spot"),
    *("is_step_free", "has_toilet", "has_accessible_toilet"),
)


@dataclass(frozen=True)
class MomentFacts:
    starts_at: datetime
    ends_at: datetime
    is_all_day: bool
    is_cancelled: bool


@dataclass(frozen=True)
class Facts:
    """`about` maps the Dutch name of a fact to its words; `exact` is for who may know the place."""

    moments: dict[int, MomentFacts]
    about: dict[str, str]
    exact: tuple[str, str]


_after_changes: list[Callable] = []
_after_steps: list[Callable] = []


def on_facts_changed(function):
    """Registers `(activity, before, after) -> list of Dutch sentences for who changed it`."""
    _after_changes.append(function)
    return function


def on_step(function):
    """Registers `(activity, name of the step)`, called after the step was taken."""
    _after_steps.append(function)
    return function


def facts_of(activity) -> Facts:
    """As they stand in the database now, whatever a form wrote on the instance."""
    stored = Activity.objects.get(pk=activity.pk)
    place = PrivateLocation.objects.filter(activity=activity).first()
    return Facts(
        moments={moment.pk: facts_of_moment(moment) for moment in stored.moments.all()},
        about=dict(words_for(stored, name) for name in TOLD),
        exact=(place.address, place.online_url) if place else ("", ""),
    )


def facts_of_moment(moment):
    return MomentFacts(moment.starts_at, moment.ends_at, moment.is_all_day, moment.is_cancelled)


def words_for(activity, name):
    value = getattr(activity, name)
    if isinstance(value, bool):
        words = "ja" if value else "nee"
    elif name == "cost":
        words = "gratis" if activity.is_free else f"€ {value:.2f}".replace(".", ",")
    else:
        words = value
    return str(Activity._meta.get_field(name).verbose_name).capitalize(), words


def facts_changed(activity, before: Facts) -> list[str]:
    """Call it in the transaction that changed them; returns what the organiser should know."""
    after = facts_of(activity)
    return [words for listener in _after_changes for words in listener(activity, before, after)]


def step_taken(activity, name: str) -> None:
    for listener in _after_steps:
        listener(activity, name)
