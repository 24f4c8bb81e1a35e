"""Mail servers that behave badly, for the tests of the postman."""

import threading
from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.locmem import EmailBackend as Memory

from verbinding.lib import postman

# Tests set this to let a slow server go on.
released = threading.Event()


class Away(BaseEmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError("nobody there")


class Refusing(Memory):
    """Takes everything, except for the address weg@example.nl."""

    def send_messages(self, messages):
        for message in messages:
            if "weg@example.nl" in message.to:
                raise SMTPRecipientsRefused({"weg@example.nl": (550, b"unknown")})
        return super().send_messages(messages)


class Busy(Memory):
    def send_messages(self, messages):
        raise SMTPRecipientsRefused({messages[0].to[0]: (451, b"later")})


class Slow(BaseEmailBackend):
    def send_messages(self, messages):
        released.wait(30)


class Rival(Memory):
    """While it takes one letter, another process sends whatever it finds."""

    def send_messages(self, messages):
        if not Rival.at_work:
            Rival.at_work = True
            postman.send_due()
            Rival.at_work = False
        return super().send_messages(messages)

    at_work = False
