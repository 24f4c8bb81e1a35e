"""Registers the accounts app: the user, and how an e-mail address is proven."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.module_loading import autodiscover_modules

from accounts.checks import no_demo_accounts


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Personen"

    def ready(self):
        """Every app adds its parts to the registries that are kept here."""
        for registry in ("confirmations", "mine", "privacy"):
            autodiscover_modules(registry)
        register(no_demo_accounts, Tags.security, deploy=True)
