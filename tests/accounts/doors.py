"""What a browser does to get in: ask a code, read it in the letter, enter it."""

import base64
import hashlib
import hmac
import re
import struct
import time

from django.urls import get_resolver
from post_office.models import Email

from accounts.codes import ask_code

LOG_IN = "/account/login/"
CODE = "/account/code/"


def digits_sent_to(address):
    letter = Email.objects.filter(to=address).latest("pk")
    return digits_in(letter.message)


def digits_in(words):
    return re.search(r"^ {4}(\d{6})$", words, re.MULTILINE)[1]


def other_than(digits):
    return f"{(int(digits) + 1) % 10**6:06}"


def ask(client, address, **fields):
    return client.post(LOG_IN, {"email": address, **fields})


def enter(client, digits, **fields):
    return client.post(CODE, {"code": digits, **fields})


def log_in(client, address):
    ask(client, address)
    return enter(client, digits_sent_to(address))


def who_is_in(client):
    """The e-mail address of whoever is logged in in this browser; None for nobody."""
    response = client.get("/mijn/gegevens/")
    return response.context["user"].email if response.status_code == 200 else None


def app_code(secret="JBSWY3DPEHPK3PXP"):
    """What an authenticator app with this secret shows now (RFC 6238)."""
    key = base64.b32decode(secret)
    mac = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def wait_for_code(client, email, purpose, subject_key=""):
    """As a form does that isn't the door: asks a code for something that waits."""
    request = client.get(CODE).wsgi_request
    request.session = client.session
    ask_code(request, email, purpose, subject_key)
    request.session.save()
    client.cookies["sessionid"] = request.session.session_key


def account_urls():
    """Every address below /account/ and /mijn/ that takes no argument."""
    return {
        f"/{route}"
        for route in _routes(get_resolver(), "")
        if route.startswith(("account/", "mijn/"))
    }


def _routes(resolver, prefix):
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _routes(pattern, route)
        else:
            yield route
