from django.db import migrations

from desk.groups import fill_groups


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0008_groups_signups'),
        ('teams', '0006_goals'),
    ]

    operations = [
        migrations.RunPython(fill_groups, migrations.RunPython.noop, elidable=False),
    ]
