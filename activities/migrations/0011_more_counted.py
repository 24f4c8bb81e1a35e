"""Counts of the desk by more of its filters, and of what an idea brought about."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0010_desk_counts'),
        ('editions', '0005_announcement'),
        ('ideas', '0002_idea_agreed_with_spelregels'),
        ('teams', '0006_goals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='activity',
            name='activity_point',
        ),
        migrations.RemoveIndex(
            model_name='activity',
            name='activity_counted',
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['edition', 'status', 'province', 'municipality_code', 'published_at', 'id', 'openness', 'place_kind', 'theme'], name='activity_counted'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['copied_from_idea', 'status'], name='activity_idea_copies'),
        ),
    ]
