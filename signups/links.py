"""The own link of a sign-up: two halves, of which the database knows one.

The key stands in the row, the other half is made from it with the site's secret key. So letters can
repeat the link months later, while who reads a copy of the database has nobody's link.
"""

import re
import uuid

from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

HALF = 32
TOKEN = re.compile(r"[0-9a-f]{64}")


def token_for(key: uuid.UUID) -> str:
    return key.hex + _other_half(key)


def key_in(token: str) -> uuid.UUID | None:
    """The key of a link that we made ourselves, else None."""
    if not TOKEN.fullmatch(token):
        return None
    key = uuid.UUID(token[:HALF])
    return key if constant_time_compare(token[HALF:], _other_half(key)) else None


def own_url(key: uuid.UUID) -> str:
    return reverse("signups:own", args=[token_for(key)])


def _other_half(key):
    return salted_hmac("signups.own_link", key.hex, algorithm="sha256").hexdigest()[:HALF]
