"""Registers the editions app: the yearly week and the words that all rooms share."""

from importlib import import_module

from django.apps import AppConfig

from verbinding.lib.pagecache import register_key_part, register_turning_points


class EditionsConfig(AppConfig):
    name = "editions"
    verbose_name = "Edities en teksten"

    def ready(self):
        register_key_part(self.year_and_phase)
        register_turning_points(import_module("editions.announcing").turning_points)

    def year_and_phase(self):
        """Kept pages are made anew when the week begins or ends, though no row changes then."""
        edition = self.get_model("Edition").objects.current()
        return f"{edition.year} {edition.phase}" if edition else ""
