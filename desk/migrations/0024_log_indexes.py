from django.db import migrations

# Django gives its log no index on the time, or on the thing that a line is about.
INDEXES = {
    'log_by_time': 'action_time',
    'log_by_thing': 'content_type_id, object_id',
}


class Migration(migrations.Migration):

    dependencies = [
        ('admin', '0003_logentry_add_action_flag_choices'),
        ('desk', '0023_groups_texts'),
    ]

    operations = [
        migrations.RunSQL(
            f'CREATE INDEX IF NOT EXISTS {name} ON django_admin_log ({columns})',
            f'DROP INDEX IF EXISTS {name}',
        )
        for name, columns in INDEXES.items()
    ]
