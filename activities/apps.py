"""Registers the activities app: what people organise to connect."""

from importlib import import_module

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "activities"
    verbose_name = "Activiteiten"

    def ready(self):
        """Takes its places in the registries of the rooms below."""
        for module in ("confirmations", "mine", "with_teams"):
            import_module(f"activities.{module}")
