"""Builds what waits at the organiser's desk in the example data: letters and reports."""

from datetime import timedelta

from activities.models import Activity
from desk.models import Message, Report
from sponsors.models import Enquiry
from verbinding.demo.dice import token_for
from verbinding.demo.texts import post_texts

APART = timedelta(hours=5)


def load_post(edition, seed, now) -> int:
    """Returns how many letters and reports are new."""
    texts = post_texts()
    messages = [_with_address(fields) for fields in texts["message"]]
    enquiries = [_with_address(fields) for fields in texts["enquiry"]]
    reported = (
        Activity.objects.for_edition(edition).published().order_by("pk")[: len(texts["report"])]
    )
    reports = [
        {**fields, "activity": activity, "sender_hash": f"voorbeeld-{number}"}
        for number, (fields, activity) in enumerate(zip(texts["report"], reported, strict=False))
    ]
    return sum(
        _load(model, rows, (seed, edition.year), now)
        for model, rows in ((Message, messages), (Enquiry, enquiries), (Report, reports))
    )


def _with_address(fields):
    return {**fields, "email": f"{fields['name'].lower()}@example.nl"}


def _load(model, rows, key, now):
    made = (
        model.objects.get_or_create(
            form_token=token_for(*key, model.__name__, number),
            defaults={**fields, "received_at": now - APART * number - timedelta(hours=1)},
        )
        for number, fields in enumerate(rows)
    )
    return sum(is_new for _, is_new in made)
