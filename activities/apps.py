"""Registers the activities app: what people organise to connect."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ActivitiesConfig(AppConfig):
    name = "activities"
    verbose_name = "Activiteiten"

    def ready(self):
        import_module("activities.with_teams")
        post_migrate.connect(mend_search, sender=self)


def mend_search(using, **kwargs):
    """A later migration may make the table anew on SQLite, which drops the triggers on it."""
    import_module("activities.search.index").mend(using)
