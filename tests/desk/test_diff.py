"""Which fields changed."""

from activities.models import Activity
from desk.diff import field_changes


def test_field_changes_names_the_fields_in_dutch():
    old = {"title": "Soep", "link": "", "summary": "Warm"}
    new = {"title": "Taart", "link": None, "summary": "Warm"}

    assert [change.label for change in field_changes(Activity, old, new)] == ["titel"]
