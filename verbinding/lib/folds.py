"""The parts of a form that stay folded away until something stands in them, or is wrong there."""

from django import forms


class Fold:
    """`fields` are bound fields, in the order of the page."""

    def __init__(self, form, title, names):
        self.title = title
        self.fields = [form[name] for name in names if name in form.fields]

    @property
    def is_open(self):
        return any(
            field.errors or _is_filled(field) or hasattr(field.field, "hint")
            for field in self.fields
        )


class FoldsMixin(forms.BaseForm):
    """Expects `folded`: pairs of a title and the names of its fields."""

    folded: tuple = ()

    @property
    def folds(self):
        return [Fold(self, title, names) for title, names in self.folded]


def _is_filled(field):
    """What stands there already when nobody chose anything doesn't count."""
    value, usual = field.value(), field.field.initial
    return value not in (None, "", False, 0, usual) and value != []
