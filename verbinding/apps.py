"""Registers the top of the house: settings, home and the pages that compose several rooms."""

from django.apps import AppConfig


class VerbindingConfig(AppConfig):
    name = "verbinding"
    verbose_name = "Week van de Verbinding"
