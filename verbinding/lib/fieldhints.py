"""A friendly word beside a field that refuses nothing; `forms/field_error.html` shows it."""


def put_hint(bound_field, words: str) -> None:
    """Keeps the words as `field.hint`, and tells screen readers where they stand."""
    field = bound_field.field
    field.hint = words
    described_by = f"{bound_field.aria_describedby or ''} {bound_field.auto_id}_hint"
    field.widget.attrs["aria-describedby"] = described_by.strip()
