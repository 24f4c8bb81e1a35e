"""A site to measure: filled with example data, and served under its production settings."""

import os
import re
import subprocess
import sys
from urllib.request import urlopen

from bench.servers import ROOT

# What production asks for, with https left to a proxy that isn't there.
ENVIRONMENT = {
    "ENVIRONMENT": "production",
    "DEBUG": "0",
    "SECRET_KEY": "only-for-measuring-" + "x" * 50,
    "ALLOWED_HOSTS": "127.0.0.1",
    "SITE_URL": "https://127.0.0.1",
    "SECURE_SSL_REDIRECT": "0",
}


def fill(folder, *, activities, database_url=""):
    """Makes and fills a database; gives the environment that leads to it."""
    places = {
        "DATABASE_URL": database_url or f"sqlite:///{folder}/site.sqlite3",
        "CACHE_URL": os.environ.get("CACHE_URL", f"filecache://{folder}/cache"),
        "STATIC_ROOT": f"{folder}/static",
        "MEDIA_ROOT": f"{folder}/media",
    }
    manage("migrate", "-v0", **places)
    manage("load_demo", f"--activities={activities}", "--teams=40", **places)
    manage("collectstatic", "-v0", "--noinput", **{**places, **ENVIRONMENT})
    return places


def manage(*arguments, **environment):
    """Runs a management command; as in development, unless the environment says otherwise."""
    surroundings = {**os.environ, "ENVIRONMENT": "development", "DEBUG": "0", **environment}
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=ROOT, env=surroundings, check=True, stdout=subprocess.DEVNULL)


def first_activity(site):
    with urlopen(f"{site}/activiteiten/") as answer:
        page = answer.read().decode()
    return re.search(r'href="(/activiteiten/[^/"]+-[a-z2-7]{5}/)"', page)[1]
