"""Triggers and views that stand on a table outlive every migration of it."""

import pytest
from django.db import connection, models

from activities.models import Activity, Listed
from activities.search import matching
from tests.factories import make_activity

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="Only SQLite loses them.")


def made():
    """The triggers and views that there are, by name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
        return dict(cursor.fetchall())


def make_anew(model, name):
    """As a migration does that lets a column be longer."""
    old = model._meta.get_field(name)
    new = models.CharField(max_length=old.max_length + 1)
    new.set_attributes_from_name(name)
    with connection.schema_editor() as editor:
        editor.alter_field(model, old, new, strict=True)
        editor.alter_field(model, new, old, strict=True)


@pytest.mark.django_db(transaction=True)
def test_triggers_and_views_outlive_a_table_made_anew():
    before = made()
    assert {"activities_search_add", "activities_listed"} <= set(before)

    make_anew(Activity, "title")
    make_anew(Activity.moments.rel.related_model, "daypart")

    assert made() == before
    soup = make_activity("Zingen in het park")
    assert [soup] == list(matching(Activity.objects.all(), "zingen"))
    assert Listed.objects.get().slots != ""
