"""What staff change for who owns it: online at once, told to them, and in the log."""

from django.db import transaction

from activities import mails
from activities.editing import Saved, save_changes
from verbinding.lib import log

WHEN = "Dag en tijd"


def change_for(form, moments, *, by) -> tuple[Saved, list[str]]:
    """Returns what was saved, and the names of what changed. Raises StaleForm."""
    changed = form.labels_changed() + ([WHEN] if moments.has_changed() else [])
    activity = form.instance
    with transaction.atomic():
        saved = save_changes(form, moments, by=by, is_by_staff=True)
        if changed:
            log.note(by, activity, f"Gewijzigd namens de organisator: {', '.join(changed)}")
            mails.changed_for(activity, changed)
    return saved, changed
