from django.db import migrations, models


class Migration(migrations.Migration):
    # Apart from 0003: PostgreSQL alters no table whose rows the same transaction wrote.

    dependencies = [
        ('teams', '0003_inspired_how_and_when'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='inspiratieteam',
            constraint=models.CheckConstraint(condition=models.Q(('inspired_by__lt', models.F('pk'))), name='team_inspired_by_an_older_one', violation_error_message='Een team kan alleen geïnspireerd zijn door een team dat er eerder was.'),
        ),
    ]
