"""Indexes by which a list is walked and counted, and the search index in its present shape."""

from django.db import migrations, models

from activities.search.index import install


# All that the filters look at, so that counting 100,000 activities reads none of their texts.
COVERING = """
    CREATE INDEX activity_listed ON activities_activity (edition_id, status) INCLUDE (
        id, province, theme_id, branch_id, team_id, municipality_code, cost, welcomes_alone,
        is_step_free, place_kind, openness, lat, lon)
"""


def make_covering_index(apps, schema_editor):
    """SQLite knows no included columns, and no site with 100,000 activities should run on it."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(COVERING)


def drop_covering_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX activity_listed")


def install_search(apps, schema_editor):
    install(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("activities", "0003_search")]
    operations = [
        migrations.AddIndex(
            model_name="moment",
            index=models.Index(
                fields=["starts_at", "activity"],
                name="moment_in_time",
                condition=models.Q(("cancelled_at", None)),
            ),
        ),
        migrations.RunPython(make_covering_index, drop_covering_index),
        migrations.RunPython(install_search, migrations.RunPython.noop),
    ]
