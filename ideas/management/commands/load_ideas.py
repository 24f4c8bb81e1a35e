"""Loads the written cards that the list of ideas starts with."""

from django.core.management.base import BaseCommand

from ideas.loading import load_ideas


class Command(BaseCommand):
    help = "Zet de eerste ideeën klaar (na load_editions); wat er al staat, blijft zo."

    def handle(self, *args, **options):
        created = load_ideas()
        for idea in created:
            self.stdout.write(f"Nieuw: idee “{idea}”")
        self.stdout.write(f"{len(created)} nieuw; wat er al stond, is niet veranderd.")
