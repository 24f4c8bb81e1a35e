"""Which e-mail addresses and telephone numbers we take: those that are one and nothing more."""

import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

# The standard allows them between quotes and in [numbers]; no mailbox of a visitor has them, and
# a comma would make several recipients of one.
STRANGE = frozenset('",;:<>()[]\\ ')
PHONE_SIGNS = frozenset("0123456789+-() .")
# Here dots in the name mean nothing; both hosts are one.
DOTLESS = {"gmail.com": "gmail.com", "googlemail.com": "gmail.com"}
MESSAGE = "Dit e-mailadres kunnen we niet gebruiken. Het ziet eruit als naam@voorbeeld.nl."


def plain_address(value: str) -> None:
    """A validator, beside Django's own: raises ValidationError."""
    try:
        validate_email(value)
    except ValidationError:
        return  # Django's own says so already.
    # Signs that nobody sees, or that turn what follows, belong in no address.
    if STRANGE & set(value) or not value.isprintable():
        raise ValidationError(MESSAGE, code="strange")


def clean_phone(text: str) -> str:
    """The number as typed, for a form's `clean_…`; raises ValidationError for anything else."""
    phone = text.strip()
    digits = sum(sign.isdigit() for sign in phone)
    if phone and (digits < 8 or not set(phone) <= PHONE_SIGNS):
        raise ValidationError("Dit lijkt geen telefoonnummer. Klopt het?", code="strange")
    return phone


def mailbox_key(email: str) -> str:
    """One key for all ways of writing that end in one mailbox, as far as that can be known.

    Without case, without "+something", with wide or styled letters made plain, the host as the
    network knows it, and at Google without dots. An address that only looks alike is another one.
    """
    plain = unicodedata.normalize("NFKC", str(email or "")).strip().casefold()
    name, at, host = plain.rpartition("@")
    name, host = name.partition("+")[0] or name, host_key(host)
    if host in DOTLESS:
        name, host = name.replace(".", "") or name, DOTLESS[host]
    return f"{name}{at}{host}"


def host_key(host: str) -> str:
    """A domain as the network knows it: without case, without the last dot, in ASCII."""
    host = unicodedata.normalize("NFKC", host).strip().casefold().rstrip(".")
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
