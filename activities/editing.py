"""How an existing activity changes, and which changes wait for a moderator."""

from dataclasses import dataclass

from django.db import transaction

from activities.announcing import facts_changed, facts_of
from activities.entering import keep_the_rest, text_signs
from activities.forms.activity import FIELDS
from activities.models import Activity
from activities.permissions import is_trusted_with
from activities.placing import place_on_map
from activities.proposals import let_go, propose
from activities.workflow import TEXTS, snapshot
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.risks import WORD_SIGNS

PLACE_FIELDS = [
    "place_label",
    "place_name",
    "municipality_code",
    "municipality",
    "province",
    "lat",
    "lon",
    "mx",
    "my",
]
# What an event in somebody's calendar says, besides its times.
CALENDAR_FIELDS = frozenset(
    ["title", "place_query", "place_choice", "place_kind", "address", "address_visibility"]
)


@dataclass(frozen=True)
class Saved:
    """Whether new words now wait for a moderator, and what else the organiser should know."""

    waits: bool
    remarks: list[str]


def save_changes(form, moments, *, by, is_by_staff=False) -> Saved:
    """Writes a valid edit form; what staff change for somebody needs no look afterwards.

    Raises StaleForm when the activity changed under our hands.
    """
    activity = form.save(commit=False)
    with transaction.atomic():
        form.claim()
        before = facts_of(activity)
        waits = activity.is_public and not is_by_staff and set_aside_texts(form, by=by)
        if is_by_staff:
            let_go(activity)
        place_on_map(activity, form.place, address=form.cleaned_data["address"])
        form.note_agreement()
        activity.risk_signs = merge_signs(activity)
        activity.save(
            update_fields=[*model_fields(), *PLACE_FIELDS, "risk_signs", "spelregels", "agreed_at"]
        )
        keep_the_rest(form, moments)
        remarks = []
        if activity.is_public:
            show_changes(activity, form, waits=waits, by=by, is_seen=is_by_staff)
            remarks = facts_changed(activity, before)
    return Saved(waits, remarks)


def set_aside_texts(form, *, by):
    """Lets new words wait when who edits isn't trusted; the old ones go back in place.

    What somebody takes away, such as a telephone number, is gone at once.
    """
    activity = form.instance
    if is_trusted_with(by, activity):
        let_go(activity)
        return False
    new = {name: getattr(activity, name) for name in TEXTS}
    changed = [name for name in TEXTS if new[name] and new[name] != form.texts_before[name]]
    if not changed:
        let_go(activity)
        return False
    propose(activity, {name: getattr(activity, name) for name in changed}, by=by)
    for name in changed:
        setattr(activity, name, form.texts_before[name])
    return True


def show_changes(activity, form, *, waits, by, is_seen):
    """What nobody looked at beforehand is listed for a look: trusted words, and any address."""
    has_changed = any(getattr(activity, name) != form.texts_before[name] for name in TEXTS)
    has_new_words = not waits and has_changed
    if has_new_words:
        snapshot(activity, by=by)
    if not is_seen and (has_new_words or "address" in form.changed_data):
        Activity.objects.filter(pk=activity.pk).update(checked_at=None)
    if CALENDAR_FIELDS & set(form.changed_data):
        activity.moments.mark_changed()
    raise_revision()


def merge_signs(activity):
    """Signs of the words follow the words; those of the sending stay."""
    words = set(text_signs(activity))
    kept = [sign for sign in activity.risk_signs if sign not in WORD_SIGNS]
    return [*kept, *sorted(words)]


def model_fields():
    return [name for name in FIELDS if name not in {"audiences", "languages"}]
