"""Which fields of a row changed, and how: for whoever decides or looks back."""

from dataclasses import dataclass

from verbinding.lib.diff import Part, word_diff


@dataclass(frozen=True)
class FieldChange:
    label: str
    parts: list[Part]


def field_changes(model, old: dict, new: dict) -> list[FieldChange]:
    """The fields (by name in both mappings) whose texts differ, under their Dutch labels."""
    return [
        FieldChange(
            model._meta.get_field(name).verbose_name, word_diff(str(old.get(name) or ""), str(text))
        )
        for name, text in new.items()
        if str(old.get(name) or "") != str(text or "")
    ]
