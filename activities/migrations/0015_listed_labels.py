"""Rows of the list tell their audiences and languages."""

from django.db import migrations

from activities.listed import install


def install_rows(apps, schema_editor):
    install(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("activities", "0014_search_by_regexp")]
    operations = [migrations.RunPython(install_rows, migrations.RunPython.noop)]
