"""Which e-mail addresses we write to: those that stay one address in a list of them."""

from django import forms
from django.core.exceptions import ValidationError

# The standard allows them between quotes and in [numbers]; no mailbox of a visitor has them, and
# a comma would make several recipients of one.
STRANGE = frozenset('",;:<>()[]\\ ')
MESSAGE = "Dit e-mailadres kunnen we niet gebruiken. Het ziet eruit als naam@voorbeeld.nl."


def plain_address(value: str) -> None:
    """A validator, beside Django's own: raises ValidationError."""
    if STRANGE & set(value):
        raise ValidationError(MESSAGE, code="strange")


def accept_plain_addresses(form: forms.BaseForm) -> None:
    """Lets every e-mail field of this form refuse what isn't plain."""
    for field in form.fields.values():
        if isinstance(field, forms.EmailField):
            field.validators = [*field.validators, plain_address]
