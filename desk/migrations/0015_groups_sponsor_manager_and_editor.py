from django.db import migrations

from desk.groups import fill_groups


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0014_groups_questions'),
        ('editions', '0004_words_for_entering'),
        ('ideas', '0001_initial'),
        ('sponsors', '0002_ambassadors'),
    ]

    operations = [
        migrations.RunPython(fill_groups, migrations.RunPython.noop, elidable=False),
    ]
