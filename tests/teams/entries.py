"""What a browser sends when somebody founds or edits a team, and rivals who do so at once."""

import re
import threading
import uuid

from django.core import signing
from django.db import connection
from post_office.models import Email

from verbinding.lib.formguard import SALT

NEW = "/teams/starten/"


def founding(**overrides):
    """The six things that the form asks for, as typed; None leaves a field out."""
    fields = {
        "name": "Buren van Maarssenbroek",
        "place_query": "3607 AB",
        "goal": "Elke avond van de week een pan soep voor de straat.",
        "founder_name": "Fatima",
        "email": "fatima@example.nl",
        "agrees": "on",
        "form_token": str(uuid.uuid4()),
        "opened": signing.TimestampSigner(salt=SALT).sign("form"),
        **overrides,
    }
    return {name: value for name, value in fields.items() if value is not None}


def edited(team, **overrides):
    """The edit form of this team as the browser would send it back."""
    return {
        "seen": team.fingerprint,
        "name": team.name,
        "place_query": team.place_label,
        "goal": team.goal,
        "kind": team.kind,
        "welcomes_people": "on",
        **overrides,
    }


def type_code(client, address):
    """Types the digits of the newest letter to that address."""
    letter = Email.objects.filter(to=address).latest("pk")
    digits = re.search(r"^ {4}(\d{3}) ?(\d{3})$", letter.message, re.MULTILINE)
    return client.post("/account/code/", {"code": digits[1] + digits[2]})


def subjects_to(address):
    return list(Email.objects.filter(to=address).order_by("pk").values_list("subject", flat=True))


def race(*calls):
    """Runs the calls at the same moment, each on a connection of its own; what each came to."""
    gate, outcomes = threading.Barrier(len(calls)), [None] * len(calls)

    def run(index, call):
        gate.wait()
        try:
            outcomes[index] = call()
        except Exception as refusal:
            outcomes[index] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
