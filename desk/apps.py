"""Registers the organiser's desk, and makes its site the one behind /beheer/."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps

from verbinding.lib.letterwords import register_words


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "Berichten en lijsten"
    default = True

    def ready(self):
        register_words(import_module("desk.letters.writing").words_for)


class BeheerConfig(admin_apps.AdminConfig):
    default_site = "desk.site.DeskSite"
    default = False
