"""The one log of what staff do: Django's own LogEntry, without the name of any person in it.

Whom or what a line is about is looked up when it is read. So an erased person is gone from the log
at once, and nothing has to be searched for names.
"""

import json

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType

# What stands for a row below the one that was changed; its own words may be somebody's address.
UNNAMED = "…"


def note(user, thing, words: str, *, flag: int = CHANGE, name: str = "") -> None:
    """Writes who did what to which thing, now; neither `words` nor `name` holds a person.

    `thing` None is for what is about no row in particular.

    In the caller's transaction: what is rolled back never happened.
    """
    LogEntry.objects.create(
        user_id=user.pk,
        content_type=thing and ContentType.objects.get_for_model(thing),
        object_id=thing and str(thing.pk),
        object_repr=(name or (thing and f"{thing._meta.verbose_name} {thing.pk}") or "")[:200],
        action_flag=flag,
        change_message=words,
    )


class DiscreetAdmin:
    """What Django's admin writes into its log, without names; DeskSite puts it before every admin.

    `is_named_in_log = True` is for admins of rows that hold no person: their name says what was
    deleted once it is gone.
    """

    def log_addition(self, request, obj, message):
        self.write_in_log(request, obj, message, ADDITION)

    def log_change(self, request, obj, message):
        self.write_in_log(request, obj, message, CHANGE)

    def log_deletions(self, request, queryset):
        for obj in queryset:
            self.write_in_log(request, obj, "", DELETION)

    def construct_change_message(self, request, form, formsets, add=False):
        changes = super().construct_change_message(request, form, formsets, add)
        for told in (told for change in changes for told in change.values()):
            if "object" in told:
                told["object"] = UNNAMED
        return changes

    def write_in_log(self, request, obj, message, flag):
        words = json.dumps(message) if isinstance(message, list) else message
        name = str(obj) if getattr(self, "is_named_in_log", False) else ""
        note(request.user, obj, words, flag=flag, name=name)
