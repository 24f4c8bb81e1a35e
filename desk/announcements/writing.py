"""Putting an announcement on the site, changing it and taking it away; the pages follow at once."""

from django.contrib.admin.models import ADDITION, DELETION
from django.db import transaction
from django.utils import timezone

from editions.models import Announcement
from verbinding.lib.log import note
from verbinding.lib.once import store_once
from verbinding.lib.pagecache import raise_revision

WORDS = ("text", "link", "link_label", "kind", "where", "starts_at", "ends_at")


def may_announce(user) -> bool:
    return user.has_perm("editions.change_announcement")


def may_remove(user) -> bool:
    return user.has_perm("editions.delete_announcement")


def publish(form, *, by) -> Announcement:
    """Raises StaleForm when somebody changed it meanwhile."""
    with transaction.atomic():
        row = form.save(commit=False)
        row.made_by = by
        if row.pk:
            form.claim()
            row.save(update_fields=[*WORDS, "made_by"])
            note(by, row, "Gewijzigd.")
        else:
            row.form_token = form.cleaned_data["form_token"]
            if store_once(row, words=WORDS):
                note(by, row, "", flag=ADDITION)
        raise_revision()
    return row


def stop(announcement, *, by) -> bool:
    """Takes it off the site now; False when it wasn't there (any more)."""
    now = timezone.now()
    with transaction.atomic():
        shown = Announcement.objects.filter(pk=announcement.pk, starts_at__lt=now, ends_at__gt=now)
        stopped = shown.update(ends_at=now, changed_at=now)
        if stopped:
            note(by, announcement, "Gestopt.")
        raise_revision()
    return bool(stopped)


def remove(announcement, *, by) -> None:
    with transaction.atomic():
        note(by, announcement, "", flag=DELETION)
        announcement.delete()
        raise_revision()
