"""What a browser never puts into a field of one line, and what doesn't belong in an address."""

import re

from django import forms
from django.core.exceptions import ValidationError

from verbinding.lib.addresses import plain_address

# These turn the direction of all the text that follows.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class PlainFieldsMixin(forms.BaseForm):
    """Put it before Form or ModelForm: what people type on one line stays one line.

    A name or title with a line break would write paragraphs of its own in a letter from us.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.EmailField):
                field.validators = [*field.validators, plain_address]
            elif isinstance(field.widget, forms.TextInput):
                field.validators = [*field.validators, one_line]


def one_line(value) -> None:
    """A validator; raises ValidationError."""
    if isinstance(value, str) and (len(value.splitlines()) > 1 or TURNING.search(value)):
        raise ValidationError("Zet dit op één regel, zonder vreemde tekens.", code="lines")
