"""The organiser's desk at 100,000 activities: every list of the admin, and every page of its own.

Run it with BENCH_POSTGRES=postgres://user@host/ bench/run desk_speed; it makes a database of its
own and drops it afterwards. BENCH_ACTIVITIES asks for another number. Nothing is kept between the
visits.
"""

import logging
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import django
from django.apps import apps
from django.contrib import admin
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse

from bench.list_speed import session_clock, tidy
from bench.map_speed import ACTIVITIES, postgres
from bench.servers import ROOT
from bench.site import ENVIRONMENT, fill

ORGANISER = "organisator@example.nl"
ROUNDS = 3
# What an organiser asks of a list besides opening it.
QUESTIONS = ("", "?q=koffie", "?p=200")
CHOSEN = (
    *("status__exact=gepubliceerd", "status__exact=ingediend", "provincie=utrecht"),
    *("theme__id__exact=1", "openness__exact=iedereen", "online=2026-11-20", "aandacht=zonder"),
    "q=organisator%40example.nl",
)


def main():
    server = os.environ.get("BENCH_POSTGRES")
    if not server:
        sys.exit("Give BENCH_POSTGRES=postgres://user@host/: this is about PostgreSQL.")
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        postgres(server.rstrip("/")) as database_url,
    ):
        places = fill(Path(folder), activities=ACTIVITIES, database_url=database_url)
        surroundings = {**os.environ, **ENVIRONMENT, **places}
        command = [sys.executable, "-m", "bench.desk_speed", "ask"]
        subprocess.run(command, cwd=ROOT, env=surroundings, check=True)


def ask():
    """Measures the database that DATABASE_URL leads to, in a process of its own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "verbinding.settings"
    django.setup()
    logging.getLogger("django.request").setLevel(logging.ERROR)
    tidy(os.environ["DATABASE_URL"])
    client, cpu = organiser(), session_clock()
    say(f"{'page':60} queries  slowest, all (ms that the database worked, least of {ROUNDS})")
    for address in addresses():
        visits = [visit(client, cpu, address) for _ in range(ROUNDS)]
        slowest, sql = min(one["slowest"] for one in visits)
        whole = min(one["database"] for one in visits)
        status, count = visits[0]["status"], visits[0]["queries"]
        # A page beyond the last, or a list that isn't the organiser's.
        if status != 200:
            continue
        sign = "  <<" if slowest > 50 or count > 12 else ""
        say(f"{address:60} {count:4}  {slowest:7.1f} {whole:7.1f}{sign}")
        if slowest > 50 and "-v" in sys.argv:
            say(f"    {sql}")


def organiser():
    """A browser in which the organiser of the example data took the second step as well."""
    users = apps.get_model("accounts.User").objects.filter(email=ORGANISER)
    # A production site refuses accounts whose passwords everybody knows.
    users.update(is_demo=False)
    user = users.get()
    apps.get_model("mfa.Authenticator").objects.get_or_create(user=user, type="totp", data={})
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    session = client.session
    # As allauth notes it; its own function can't be imported before Django is set up.
    session["account_authentication_methods"] = [
        {"method": "mfa", "type": "totp", "at": time.time()}
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def addresses():
    yield reverse("admin:index")
    activities = reverse("admin:activities_activity_changelist")
    yield from (f"{activities}?{chosen}" for chosen in CHOSEN)
    for model in admin.site._registry:
        base = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        yield from (base + question for question in QUESTIONS)
    for pattern in admin.site.get_urls():
        try:
            address = reverse(f"admin:{pattern.name}") if getattr(pattern, "name", "") else ""
        except NoReverseMatch:
            continue
        if address and pattern.name not in {"logout", "login", "index", "autocomplete"}:
            yield address


def visit(client, cpu, address):
    cache.clear()
    times = []

    def timed(execute, sql, params, many, context):
        start = cpu()
        try:
            return execute(sql, params, many, context)
        finally:
            times.append((cpu() - start, sql))

    with connection.execute_wrapper(timed):
        answer = client.get(address, secure=True)
    return {
        "status": answer.status_code,
        "queries": len(times),
        "slowest": max(times, default=(0.0, "")),
        "database": sum(spent for spent, _ in times),
    }


def say(words):
    print(words, flush=True)  # noqa: T201


if __name__ == "__main__":
    ask() if "ask" in sys.argv else main()
