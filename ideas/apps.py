"""Registers the ideas app: simple activities to copy."""

from django.apps import AppConfig


class IdeasConfig(AppConfig):
    name = "ideas"
    verbose_name = "Ideeën"
