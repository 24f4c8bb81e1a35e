"""Registers the signups app: who comes to what."""

from importlib import import_module

from django.apps import AppConfig


class SignupsConfig(AppConfig):
    name = "signups"
    verbose_name = "Aanmeldingen"

    def ready(self):
        import_module("signups.following")
