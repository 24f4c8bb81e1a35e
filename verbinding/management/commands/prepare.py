"""Makes a database ready to look at; one command, for each start of Django costs a second."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.models import User
from activities.models import Activity
from editions.loading import load_all
from ideas.loading import load_ideas
from verbinding.demo.build import fill
from verbinding.demo.people import LOGINS

EXAMPLES = {"activities": 60, "teams": 12, "seed": 1}


class Command(BaseCommand):
    help = "Migrates, loads the editions and fills an empty site with examples (for bin/run)."

    def handle(self, *args, **options):
        call_command("migrate", verbosity=0, skip_checks=True)
        load_all(timezone.localdate())
        load_ideas()
        if not Activity.objects.exists():
            fill(**EXAMPLES)
        self.stdout.write("\n".join(self.welcome()))

    def welcome(self):
        yield ""
        yield f"The site              {settings.SITE_URL}/"
        yield f"The organiser’s desk  {settings.SITE_URL}/beheer/"
        yield f"Letters it sent       {settings.SITE_URL}/beheer-mail/"
        known = set(User.objects.filter(email__in=LOGINS).values_list("email", flat=True))
        for email, (_, password) in LOGINS.items():
            if email in known:
                yield f"Log in with a password as {email} ({password})"
        yield "Stop with Ctrl-C."
