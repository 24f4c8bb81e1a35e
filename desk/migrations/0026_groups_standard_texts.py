from django.db import migrations

from desk.groups import fill_groups
from desk.moderation.standard_texts import fill_standard_texts


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0025_standard_texts"),
    ]

    operations = [
        migrations.RunPython(fill_standard_texts, migrations.RunPython.noop),
        migrations.RunPython(fill_groups, migrations.RunPython.noop),
    ]
