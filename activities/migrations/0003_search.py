"""Text search: its tables and the triggers that keep them in step."""

from django.db import migrations

from activities.search.index import install


def install_search(apps, schema_editor):
    install(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("activities", "0002_activity_wanted_team")]
    operations = [migrations.RunPython(install_search, migrations.RunPython.noop)]
