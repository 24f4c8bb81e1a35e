"""Drafts: made as a copy, and thrown away."""

from desk.models import Mailing

COPIED = (
    *("subject", "text", "sort", "groups", "edition"),
    *("provinces", "branches", "statuses", "kinds"),
)


def copy_of(mailing, by, token) -> Mailing:
    """A new draft; a double click gives the copy that is there already."""
    same = Mailing.objects.drafts().filter(copied_from=mailing, created_by=by)
    untouched = [row for row in same if all(_same(row, mailing, name) for name in COPIED)]
    if untouched:
        return untouched[0]
    fields = {name: getattr(mailing, name) for name in COPIED}
    return Mailing.objects.create(
        **fields, copied_from=mailing, skips_earlier=True, created_by=by, form_token=token
    )


def _same(one, other, name):
    return getattr(one, name) == getattr(other, name)


def discard(mailing) -> bool:
    """False when it is no draft any more."""
    return bool(Mailing.objects.drafts().filter(pk=mailing.pk).delete()[0])
