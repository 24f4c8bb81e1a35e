"""What a browser sends when somebody signs up, presses "Ik kom" or changes their sign-up."""

import uuid

from django.core import signing
from post_office.models import Email

from signups.models import Signup
from tests.activities.entries import type_code
from verbinding.lib.formguard import SALT

NOOR = "noor@example.nl"


def page_of(activity):
    return f"/activiteiten/{activity.slug}/ik-kom/"


def guard(**overrides):
    return {
        "form_token": str(uuid.uuid4()),
        "opened": signing.TimestampSigner(salt=SALT).sign("form"),
        **overrides,
    }


def typed(**overrides):
    """As typed; None leaves a field out."""
    fields = {**guard(), "name": "Noor", "email": NOOR, "people": "1", "note": "", **overrides}
    return {name: value for name, value in fields.items() if value is not None}


def sign_up(client, activity, email=NOOR, **fields):
    """From the form through the code to the own page; returns the sign-up."""
    client.post(page_of(activity), typed(email=email, **fields))
    type_code(client, email)
    return Signup.objects.filter(email=email).latest("pk")


def letters_to(address):
    """Subjects, oldest first, without the codes."""
    letters = Email.objects.filter(to=address).exclude(context__letter="accounts/code")
    return list(letters.order_by("pk").values_list("subject", flat=True))


def newest_letter_to(address):
    return Email.objects.filter(to=address).latest("pk")
