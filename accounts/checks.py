"""What `manage.py check --deploy` refuses about the people in the database."""

from django.contrib.auth import get_user_model
from django.core.checks import Error
from django.db import OperationalError, connection


def no_demo_accounts(app_configs, **kwargs):
    """Not tagged "database", for such checks are skipped unless somebody thinks of --database."""
    model = get_user_model()
    if not _is_migrated(model):
        return []
    count = model.objects.filter(is_demo=True).count()
    if not count:
        return []
    return [
        Error(
            f"There are {count} demo accounts; the passwords of some are known to everybody.",
            hint="Start a real site with an empty database, without load_demo.",
            id="accounts.E001",
        )
    ]


def _is_migrated(model):
    """Where there is no database yet, nobody can log in with a demo account."""
    try:
        with connection.cursor() as cursor:
            return model._meta.db_table in connection.introspection.table_names(cursor)
    except OperationalError:
        return False
