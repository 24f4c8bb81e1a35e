"""One form makes one row, however often it arrives."""

import uuid
from collections.abc import Collection

from django.db import IntegrityError, transaction


def store_once(row, *, words: Collection[str]) -> bool:
    """Inserts the row; False when the same form with the same words is there already.

    `words` names the fields that a person typed. Who goes back and sends something else with the
    old form is not a double click: that becomes a row of its own, for nothing typed may be lost.
    """
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        first = type(row).objects.filter(form_token=row.form_token).first()
        if first is None:
            raise
        if all(getattr(first, name) == getattr(row, name) for name in words):
            return False
        row.form_token = uuid.uuid4()
        row.save(force_insert=True)
    return True
