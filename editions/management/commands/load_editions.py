"""Loads the editions, labels, Spelregels and pages that the site starts with."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from editions.loading import load_all


class Command(BaseCommand):
    help = "Zet de edities, labels, Spelregels en pagina’s klaar; wat er al staat, blijft zo."

    def handle(self, *args, **options):
        created = load_all(timezone.localdate())
        for row in created:
            self.stdout.write(f"Nieuw: {row._meta.verbose_name} “{row}”")
        self.stdout.write(f"{len(created)} nieuw; wat er al stond, is niet veranderd.")
