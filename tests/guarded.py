"""Fills in the guarded forms of public pages, as a visitor who first opened them."""

import re
import uuid

from django.core import mail, signing
from post_office.models import Email

from verbinding.lib.formguard import SALT

SECONDS_TO_TYPE = 60


def opened(client, url, clock=None):
    """The hidden fields of a form that was just opened; with a clock, a minute goes by."""
    form = client.get(url).context["form"]
    if clock:
        clock.shift(SECONDS_TO_TYPE)
    return {name: form.initial[name] for name in ("opened", "form_token")}


def letters_to(emails, address):
    return [email for email in emails if email.to == [address]]


def hidden_fields():
    """Those of a form as it stands now, for who doesn't ask for the page first."""
    opened_at = signing.TimestampSigner(salt=SALT).sign("form")
    return {"form_token": str(uuid.uuid4()), "opened": opened_at}


def filled(fields):
    """What the browser sends of them; None leaves a field out."""
    return {name: value for name, value in fields.items() if value is not None}


# --- What then comes by e-mail --------------------------------------------------------------------


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
