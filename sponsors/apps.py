"""Registers the sponsors app: who carries, pays for and promotes the week."""

from importlib import import_module

from django.apps import AppConfig


class SponsorsConfig(AppConfig):
    name = "sponsors"
    verbose_name = "Sponsors en promotie"

    def ready(self):
        """What happens here when somebody on a team's list takes part no more."""
        import_module("sponsors.ambassadors")
