"""Registers the teams app: local, self-organising InspiratieTeams."""

from django.apps import AppConfig


class TeamsConfig(AppConfig):
    name = "teams"
    verbose_name = "InspiratieTeams"
