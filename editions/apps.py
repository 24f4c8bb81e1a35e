"""Registers the editions app: the yearly week and the words that all rooms share."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "editions"
    verbose_name = "Edities en teksten"
