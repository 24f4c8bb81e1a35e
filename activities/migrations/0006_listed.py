"""What lists look at of each public activity, in narrow rows that the database keeps in step."""

import django.db.models.deletion
from django.db import migrations, models

from activities.listed import install


def install_rows(apps, schema_editor):
    install(schema_editor.connection.alias)


def drop_covering_index(apps, schema_editor):
    """Counts read the narrow rows now."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS activity_listed")


class Migration(migrations.Migration):
    dependencies = [("activities", "0005_alert")]
    operations = [
        migrations.CreateModel(
            name="Listed",
            # Of what Django doesn't manage only the key need be known here.
            fields=[
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="listed",
                        serialize=False,
                        to="activities.activity",
                        verbose_name="activiteit",
                    ),
                ),
            ],
            options={
                "verbose_name": "regel van de lijst",
                "verbose_name_plural": "regels van de lijst",
                "db_table": "activities_listed",
                "managed": False,
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="moment",
            name="listed",
            field=models.ForeignObject(
                editable=False,
                from_fields=["activity"],
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="moments",
                serialize=False,
                to="activities.listed",
                to_fields=["activity"],
            ),
        ),
        migrations.RunPython(install_rows, migrations.RunPython.noop),
        migrations.RunPython(drop_covering_index, migrations.RunPython.noop),
    ]
