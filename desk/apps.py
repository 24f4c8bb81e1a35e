"""Registers the organiser's desk, and makes its site the one behind /beheer/."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "Bureau"
    default = True


class BeheerConfig(admin_apps.AdminConfig):
    default_site = "desk.site.DeskSite"
    default = False
