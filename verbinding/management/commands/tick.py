"""Runs the periodic work of every app: mail, reminders, cleaning."""

import signal
import time

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from verbinding.lib import tick

LOOKS_PER_SECOND = 2


class Command(BaseCommand):
    help = "Runs the periodic jobs that are due (verbinding/lib/tick.py)."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="run every job, due or not")
        parser.add_argument(
            "--loop",
            type=int,
            metavar="SECONDS",
            help="look every so many seconds, and at once when mail is waiting; until interrupted",
        )

    def handle(self, *, loop=None, **options):
        if loop is not None and loop < 1:
            raise CommandError("--loop takes a whole number of seconds, from 1 on.")
        tick.load_jobs()
        done = tick.run_all() if options["all"] else tick.run_due()
        self.tell(done, options["verbosity"])
        if loop:
            self.keep_on(loop, options["verbosity"])

    def tell(self, done, verbosity):
        if done and verbosity > 1:
            self.stdout.write(f"Done: {', '.join(done)}")

    def keep_on(self, seconds, verbosity):
        """A signal only sets a mark, so that a job is never broken off half-way."""
        self.is_stopped = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        while self.wait(seconds):
            close_old_connections()
            self.tell(tick.run_due(), verbosity)

    def stop(self, *args):
        self.is_stopped = True

    def wait(self, seconds):
        """False once it is time to go; a wake-up call ends the wait early."""
        for _ in range(seconds * LOOKS_PER_SECOND):
            time.sleep(1 / LOOKS_PER_SECOND)
            if self.is_stopped:
                return False
            if tick.was_woken():
                return True
        return True
