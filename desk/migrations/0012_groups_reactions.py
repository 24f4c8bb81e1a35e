from django.db import migrations

from desk.groups import fill_groups


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0011_groups_impact'),
        ('impact', '0002_appreciation_by_visitors'),
    ]

    operations = [
        migrations.RunPython(fill_groups, migrations.RunPython.noop, elidable=False),
    ]
