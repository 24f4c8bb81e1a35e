from django.db import migrations

from desk.groups import fill_groups


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0030_groups_on_behalf'),
        ('editions', '0006_page_version'),
    ]

    operations = [
        migrations.RunPython(fill_groups, migrations.RunPython.noop, elidable=False),
    ]
