"""The pins of the whole country and of a town, the map and the week, with 100,000 activities.

Run it with `bench/run map_speed`. With BENCH_POSTGRES=postgres://user@host/ it also measures
PostgreSQL, in a database of its own that is dropped afterwards; BENCH_ACTIVITIES asks for another
number. Nothing is kept between the visits: these are the answers that the page cache then holds.
"""

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import django
import psycopg
from django.core.cache import cache
from django.db import connection
from django.test import Client

from bench.servers import ROOT
from bench.site import ENVIRONMENT, fill

ACTIVITIES = int(os.environ.get("BENCH_ACTIVITIES", "100000"))
ROUNDS = 5
DATABASE = "bench_map_speed"
PLACES = {
    "country, pins": "/activiteiten/kaart.geojson?zoom=7",
    "province, pins": "/activiteiten/kaart.geojson?zoom=9&bbox=4.7,51.8,5.7,52.3",
    "town, pins": "/activiteiten/kaart.geojson?zoom=13&bbox=5.05,52.05,5.18,52.12",
    "filtered, pins": "/activiteiten/kaart.geojson?zoom=7&gratis=1&dag=2026-12-15",
    "map, page": "/activiteiten/kaart/",
    "map of a town": "/activiteiten/kaart/?bbox=5.05,52.05,5.18,52.12",
    "week, page": "/activiteiten/week/",
}


def main():
    for engine, address in addresses():
        with tempfile.TemporaryDirectory(prefix="bench-") as folder, address as database_url:
            places = fill(Path(folder), activities=ACTIVITIES, database_url=database_url)
            gather_statistics(database_url)
            say(f"{engine}, {ACTIVITIES} activities")
            surroundings = {**os.environ, **ENVIRONMENT, **places}
            command = [sys.executable, "-m", "bench.map_speed", "ask"]
            subprocess.run(command, cwd=ROOT, env=surroundings, check=True)


def addresses():
    yield "SQLite", sqlite()
    if server := os.environ.get("BENCH_POSTGRES"):
        yield "PostgreSQL", postgres(server.rstrip("/"))


@contextmanager
def sqlite():
    yield ""


@contextmanager
def postgres(server):
    with psycopg.connect(f"{server}/postgres", autocommit=True) as maintenance:
        maintenance.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        maintenance.execute(f"CREATE DATABASE {DATABASE}")
        try:
            yield f"{server}/{DATABASE}"
        finally:
            maintenance.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")


def gather_statistics(database_url):
    """As autovacuum does within a minute on a real server; without it plans are guesses."""
    if database_url:
        with psycopg.connect(database_url, autocommit=True) as maintenance:
            maintenance.execute("ANALYZE")


def ask():
    """In a process of its own, for settings can be read only once."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "verbinding.settings"
    django.setup()
    for name, address in PLACES.items():
        visits = [visit(address) for _ in range(ROUNDS)]
        database, whole = (
            statistics.median(column) for column in list(zip(*visits, strict=True))[:2]
        )
        _, _, queries, size, packed = visits[0]
        say(
            f"  {name:15} {queries:3} queries {1000 * database:6.0f} ms in the database "
            f"{1000 * whole:6.0f} ms in all {size / 1000:7.1f} kB {packed / 1000:6.1f} kB gzipped"
        )


def visit(address):
    cache.clear()
    times = []

    def timed(execute, sql, params, many, context):
        start = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            times.append(time.perf_counter() - start)

    start = time.perf_counter()
    with connection.execute_wrapper(timed):
        answer = Client(SERVER_NAME="127.0.0.1").get(address)
    whole = time.perf_counter() - start
    assert answer.status_code == 200, answer.status_code
    return sum(times), whole, len(times), len(answer.content), len(gzip.compress(answer.content))


def say(words):
    print(words, flush=True)  # noqa: T201


if __name__ == "__main__":
    ask() if "ask" in sys.argv else main()
