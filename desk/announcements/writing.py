"""Putting an announcement on the site, changing it and taking it away; the pages follow at once."""

from django.db import transaction
from django.utils import timezone

from editions.models import Announcement
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
        else:
            row.form_token = form.cleaned_data["form_token"]
            store_once(row, words=WORDS)
        raise_revision()
    return row


def stop(announcement) -> bool:
    """Takes it off the site now; False when it wasn't there (any more)."""
    now = timezone.now()
    with transaction.atomic():
        shown = Announcement.objects.filter(pk=announcement.pk, starts_at__lt=now, ends_at__gt=now)
        stopped = shown.update(ends_at=now, changed_at=now)
        raise_revision()
    return bool(stopped)


def remove(announcement) -> None:
    with transaction.atomic():
        announcement.delete()
        raise_revision()
