"""Registers the impact app: what the week left behind."""

from django.apps import AppConfig


class ImpactConfig(AppConfig):
    name = "impact"
    verbose_name = "Na afloop"
