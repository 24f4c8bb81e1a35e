from django.db import migrations

from activities import listed


def install_again(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        listed.install(schema_editor.connection.alias)
        # A list walks the moments in order of time and stops after a page. Helpers only walk on, and
        # to start them takes longer than the walk.
        schema_editor.execute("ALTER TABLE activities_moment SET (parallel_workers = 0)")


class Migration(migrations.Migration):
    """The rows around a point are read from their index, and moments by one process."""

    dependencies = [("activities", "0016_sql_said_once")]

    operations = [migrations.RunPython(install_again, migrations.RunPython.noop)]
