"""The index by municipality holds what the filters of a town look at."""

from django.db import migrations

from activities.listed import install


def install_rows(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        install(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("activities", "0008_coming")]
    operations = [migrations.RunPython(install_rows, migrations.RunPython.noop)]
