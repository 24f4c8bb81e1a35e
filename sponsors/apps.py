"""Registers the sponsors app: who carries, pays for and promotes the week."""

from django.apps import AppConfig


class SponsorsConfig(AppConfig):
    name = "sponsors"
    verbose_name = "Sponsors en promotie"
