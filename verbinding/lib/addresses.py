"""Which e-mail addresses and telephone numbers we take: those that are one and nothing more."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

# The standard allows them between quotes and in [numbers]; no mailbox of a visitor has them, and
# a comma would make several recipients of one.
STRANGE = frozenset('",;:<>()[]\\ ')
PHONE_SIGNS = frozenset("0123456789+-() .")
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
