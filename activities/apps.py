"""Registers the activities app: what people organise to connect."""

from importlib import import_module

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "activities"
    verbose_name = "Activiteiten"

    def ready(self):
        import_module("activities.with_teams")
