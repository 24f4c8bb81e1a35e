"""Fills the coming edition with example data, for every site but the real one."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from verbinding.demo.build import fill
from verbinding.demo.people import LOGINS


class Command(BaseCommand):
    help = "Vult de komende editie met voorbeelden. Nogmaals uitvoeren verandert niets."

    def add_arguments(self, parser):
        parser.add_argument("--activities", type=int, default=60)
        parser.add_argument("--teams", type=int, default=12)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args, activities, teams, seed, **options):
        if settings.PRODUCTION:
            raise CommandError("Voorbeelden horen niet op de echte site.")
        made = fill(activities=activities, teams=teams, seed=seed)
        self.stdout.write(
            f"{made.edition}: {made.activities} activiteiten, {made.teams} teams, "
            f"{made.sponsors} sponsors en {made.post} berichten erbij."
        )
        self.stdout.write("Inloggen met een wachtwoord kan als:")
        for email, (_, password) in LOGINS.items():
            self.stdout.write(f"  {email}  {password}")
