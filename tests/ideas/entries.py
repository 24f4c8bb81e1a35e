"""What a browser sends when somebody sends in an idea, or mends it."""

import uuid

from django.core import signing

from verbinding.lib.formguard import SALT

SEND = "/ideeen/insturen/"
FATIMA = "fatima@example.nl"

WORDS = {
    "title": "De sjaal die langer wordt",
    "summary": "Eén breiwerk gaat van huis tot huis.",
    "steps": "1. Brei tien rijen.\n2. Breng het naar de volgende deur.\n\n- Knoop hem om de boom.",
    "connects": "Met wol in je handen mag je op de drempel blijven staan.",
    "setting": "straat",
    "preparation": "15",
    "duration": "30",
    "cost": "5",
    "group_min": "4",
    "group_max": "",
    "materials": "Wol\nNaalden",
    "shown_name": "Fatima",
    "agrees": "on",
}


def sending(**overrides):
    """The form as typed; None leaves a field out."""
    fields = {
        **WORDS,
        "email": FATIMA,
        "form_token": str(uuid.uuid4()),
        "opened": signing.TimestampSigner(salt=SALT).sign("form"),
        **overrides,
    }
    return {name: value for name, value in fields.items() if value is not None}


def edited(idea, **overrides):
    """The edit form of this idea as the browser would send it back."""
    return {**WORDS, "seen": idea.fingerprint, **overrides}
