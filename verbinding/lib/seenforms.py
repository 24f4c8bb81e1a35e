"""Forms that write over nothing which somebody else changed since they were opened."""

from django import forms
from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils import timezone


class StaleForm(Exception):
    """The row changed under our hands; the form says so, and keeps what was typed."""


class SeenFormMixin(forms.BaseForm, metaclass=DeclarativeFieldsMetaclass):
    """For editing a Submission, or what has a `fingerprint`; put it before the ModelForm."""

    # What must be as it was seen; `changed_at` is one of them.
    seen_fields = ("status", "changed_at")
    is_stale = False

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.fingerprint

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("seen") != self.instance.fingerprint:
            self.mark_stale()
        return cleaned

    def claim(self) -> None:
        """Takes the row for this edit; call it first in the transaction that writes.

        Raises StaleForm when the row is no longer as it was when the form was checked.
        """
        thing, now = self.instance, timezone.now()
        seen = {name: getattr(thing, name) for name in self.seen_fields}
        same = type(thing).objects.filter(pk=thing.pk, **seen)
        if not same.update(changed_at=now):
            self.mark_stale()
            raise StaleForm
        thing.changed_at = now

    def mark_stale(self) -> None:
        """Sending the same words once more is a choice made with open eyes."""
        self.is_stale = True
        self.instance.refresh_from_db(fields=self.seen_fields)
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = self.instance.fingerprint
        self.add_error(
            None,
            "Intussen is hier iets gewijzigd. Wat je typte staat er nog: vergelijk het in een "
            "nieuw venster met hoe het nu is, en verstuur het opnieuw.",
        )
