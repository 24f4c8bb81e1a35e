"""How an existing activity changes, and which changes wait for a moderator."""

from django.db import transaction
from django.utils import timezone

from activities.entering import agree, keep_the_rest, text_signs
from activities.forms.activity import FIELDS
from activities.models import Activity
from activities.permissions import has_trusted_sender
from activities.placing import place_on_map
from activities.proposals import propose
from activities.risks import WORD_SIGNS
from activities.workflow import TEXTS, snapshot
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.workflow import StepRefused

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


def save_changes(form, moments, *, by) -> bool:
    """Writes a valid edit form; returns whether new words now wait for a moderator.

    Raises StepRefused when the activity changed under our hands: the status and the time of the
    last change are compared in the statement that claims the edit.
    """
    activity = form.save(commit=False)
    with transaction.atomic():
        hold(activity, form)
        waits = activity.is_public and set_aside_texts(form, by=by)
        place_on_map(activity, form.place, address=form.cleaned_data["address"])
        agree(activity, form.cleaned_data)
        activity.risk_signs = merge_signs(activity)
        activity.save(
            update_fields=[*model_fields(), *PLACE_FIELDS, "risk_signs", "spelregels", "agreed_at"]
        )
        keep_the_rest(form, moments)
        if activity.is_public:
            show_changes(activity, form, waits=waits, by=by)
    return waits


def hold(activity, form):
    """Claims the row for this edit, as it was when the form was checked."""
    now = timezone.now()
    seen = Activity.objects.filter(
        pk=activity.pk, status=form.seen_status, changed_at=form.seen_changed_at
    )
    if not seen.update(changed_at=now):
        raise StepRefused("Intussen is deze activiteit gewijzigd. Open het formulier opnieuw.")
    activity.changed_at = now


def set_aside_texts(form, *, by):
    """Lets changed words wait when the sender isn't trusted; the old ones go back in place."""
    activity = form.instance
    if has_trusted_sender(activity):
        return False
    changed = [name for name in TEXTS if getattr(activity, name) != form.texts_before[name]]
    if not changed:
        return False
    propose(activity, {name: getattr(activity, name) for name in changed}, by=by)
    for name in changed:
        setattr(activity, name, form.texts_before[name])
    return True


def show_changes(activity, form, *, waits, by):
    """What a trusted sender changes is online at once, and listed for a look."""
    if not waits and any(name in form.changed_data for name in TEXTS):
        snapshot(activity, by=by)
        Activity.objects.filter(pk=activity.pk).update(checked_at=None)
    raise_revision()


def merge_signs(activity):
    """Signs of the words follow the words; those of the sending stay."""
    words = set(text_signs(activity))
    kept = [sign for sign in activity.risk_signs if sign not in WORD_SIGNS]
    return [*kept, *sorted(words)]


def model_fields():
    return [name for name in FIELDS if name not in {"audiences", "languages"}]
