from django.db import migrations

from desk.groups import fill_groups


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0009_groups_goals'),
        ('sponsors', '0002_ambassadors'),
    ]

    operations = [
        migrations.RunPython(fill_groups, migrations.RunPython.noop, elidable=False),
    ]
