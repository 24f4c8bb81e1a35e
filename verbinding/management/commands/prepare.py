"""Makes a database ready to look at; one command, for each start of Django costs a second."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from activities.models import Activity

EXAMPLES = {"activities": 60, "teams": 12, "seed": 1}


class Command(BaseCommand):
    help = "Migreert, laadt de edities en vult een lege site met voorbeelden (bin/run doet dit)."

    def handle(self, *args, **options):
        call_command("migrate", verbosity=0, skip_checks=True)
        call_command("load_editions", stdout=self.stdout)
        if not Activity.objects.exists():
            call_command("load_demo", **EXAMPLES, stdout=self.stdout)
