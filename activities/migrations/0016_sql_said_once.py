from django.db import migrations

from activities import listed
from activities.search import index


def install_again(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        alias = schema_editor.connection.alias
        index.install(alias)
        listed.install(alias)
        schema_editor.execute("DROP FUNCTION IF EXISTS activities_listed_labels()")


class Migration(migrations.Migration):
    """What search and lists do stays the same; their SQL says each thing once."""

    dependencies = [("activities", "0015_listed_labels")]

    operations = [migrations.RunPython(install_again, migrations.RunPython.noop)]
