"""Registers the accounts app: the user, and how an e-mail address is proven."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Personen"
