"""What a browser sends when somebody enters an activity, and the code that they then type."""

import re
import uuid

from django.core import mail, signing
from post_office.models import Email

from verbinding.lib.formguard import SALT

NEW = "/activiteiten/nieuw/"


def entry(**overrides):
    """The seven things that the form asks for, as typed; None leaves a field out."""
    fields = {
        "title": "Soep eten met de straat",
        "description": "We koken een grote pan soep en eten die samen op.",
        "place_query": "3607 AB",
        "shown_name": "Fatima",
        "email": "fatima@example.nl",
        "agrees": "on",
        "form_token": str(uuid.uuid4()),
        "opened": signing.TimestampSigner(salt=SALT).sign("form"),
        **rows(("2026-12-14", "17:00", "19:00")),
        **overrides,
    }
    return {name: value for name, value in fields.items() if value is not None}


def rows(*moments, ids=()):
    """The fields of the formset for (day, from, until) each; `ids` of the moments that exist."""
    fields = {
        "moments-TOTAL_FORMS": str(len(moments)),
        "moments-INITIAL_FORMS": str(len(ids)),
        "moments-MIN_NUM_FORMS": "1",
        "moments-MAX_NUM_FORMS": "20",
    }
    for index, (day, starts, ends) in enumerate(moments):
        row = f"moments-{index}"
        fields |= {f"{row}-day": day, f"{row}-starts": starts, f"{row}-ends": ends}
    for index, pk in enumerate(ids):
        fields[f"moments-{index}-id"] = str(pk)
    return fields


def code_sent_to(address):
    """The digits in the newest letter to that address: sent (and then wiped), or still queued."""
    sent = [letter.body for letter in mail.outbox if address in letter.to]
    queued = Email.objects.filter(to=address).order_by("pk").values_list("message", flat=True)
    codes = re.findall(r"^ {4}(\d[\d ]+\d)$", "\n".join([*queued, *sent]), re.MULTILINE)
    return codes[-1]


def type_code(client, address):
    return client.post("/account/code/", {"code": code_sent_to(address)})


def subjects_to(address):
    return list(Email.objects.filter(to=address).order_by("pk").values_list("subject", flat=True))
