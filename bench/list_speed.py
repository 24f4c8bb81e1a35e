"""The list with no, some and all of its filters, at 1,000 and at 100,000 activities.

Run it with BENCH_POSTGRES=postgres://user@host/ bench/run list_speed; it makes databases of its own
and drops them afterwards. BENCH_SIZES="1000 20000" asks for other numbers. Nothing is kept between
the visits: this is what a visitor waits for who asks as the first.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import django
import psycopg
from django.core.cache import cache
from django.db import connection
from django.test import Client

from bench.map_speed import postgres
from bench.servers import ROOT
from bench.site import ENVIRONMENT, fill

SIZES = os.environ.get("BENCH_SIZES", "1000 100000").split()
ROUNDS = 9
EVERY_FILTER = (
    "q=koffie&dag=2026-12-15&dag=2026-12-16&dagdeel=ochtend&dagdeel=middag&plaats=Utrecht"
    "&straal=50&provincie=utrecht&provincie=gelderland&gemeente=Utrecht&gemeente=Amersfoort"
    "&thema=samen-eten&thema=koffie-en-gesprek&thema=buurt-en-straat&doelgroep=iedereen"
    "&doelgroep=ouderen&taal=nl&openheid=iedereen&gratis=1&sorteer=afstand"
)
# Each kind of filter, so wide that a list of 24 is full at every size.
WIDE = (
    "q=koffie&dag=2026-12-14&dag=2026-12-15&dag=2026-12-16&dag=2026-12-17&dag=2026-12-18"
    "&dag=2026-12-19&dagdeel=ochtend&dagdeel=middag&plaats=Utrecht&straal=50&provincie=utrecht"
    "&provincie=gelderland&provincie=noord-holland&provincie=zuid-holland&provincie=flevoland"
    "&provincie=noord-brabant&thema=samen-eten&thema=koffie-en-gesprek&thema=buurt-en-straat"
    "&doelgroep=iedereen&doelgroep=ouderen&taal=nl&openheid=iedereen&gratis=1"
)
LISTS = {
    "no filter": "",
    "a day": "dag=2026-12-15",
    "a place": "plaats=Utrecht&straal=10&sorteer=afstand",
    "a word": "q=koffie",
    "a province": "provincie=utrecht",
    "every filter": EVERY_FILTER,
    "a full list by time": f"{WIDE}&sorteer=tijd",
    "a full list by distance": f"{WIDE}&sorteer=afstand",
    "a full list by words": f"{WIDE}&sorteer=passend",
}


def main():
    server = os.environ.get("BENCH_POSTGRES")
    if not server:
        sys.exit("Give BENCH_POSTGRES=postgres://user@host/: this is about PostgreSQL.")
    for size in SIZES:
        with (
            tempfile.TemporaryDirectory(prefix="bench-") as folder,
            postgres(server.rstrip("/")) as database_url,
        ):
            places = fill(Path(folder), activities=size, database_url=database_url)
            surroundings = {**os.environ, **ENVIRONMENT, **places}
            command = [sys.executable, "-m", "bench.list_speed", "ask"]
            subprocess.run(command, cwd=ROOT, env=surroundings, check=True)


def ask():
    """Measures the database that DATABASE_URL leads to, in a process of its own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "verbinding.settings"
    django.setup()
    tidy(os.environ["DATABASE_URL"])
    # One for all: a new client loads the middleware anew.
    client, cpu = Client(SERVER_NAME="127.0.0.1"), session_clock()
    for name, query in LISTS.items():
        visits = [visit(client, cpu, f"/activiteiten/?{query}") for _ in range(ROUNDS)]
        say(
            f"  {name:23} {visits[0]['found']:>7} found"
            f"  {visits[0]['queries']} queries {times_of(visits, 'list')}"
            f"  counts in 1 more {times_of(visits, 'counts')}"
            f"  page {times_of(visits, 'page', own=False)}"
        )


def times_of(visits, column, *, own=True):
    """Of the processor, for what the database does itself; then quickest … median on the clock."""
    times = [visit[column] for visit in visits]
    clock = [spent for spent, _ in times]
    worked = f"{statistics.median(cpu for _, cpu in times):6.1f} ms," if own else ""
    return f"{worked}{min(clock):6.1f} … {statistics.median(clock):6.1f} ms"


def session_clock():
    """How long the session's process at the server worked, in ms: on this machine it can be read.

    Without what parallel workers did; 0 elsewhere.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        facts = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    return lambda: int(facts.read_text().split()[0]) / 1e6 if facts.exists() else 0.0


def tidy(database_url):
    """As autovacuum does within minutes on a real server."""
    with psycopg.connect(database_url, autocommit=True) as maintenance:
        maintenance.execute("VACUUM ANALYZE")
        (count,) = maintenance.execute("SELECT count(*) FROM activities_activity").fetchone()
    say(f"PostgreSQL, {count} activities: what the database worked, quickest … median of {ROUNDS}")


def visit(client, cpu, address):
    """What the list, the counts and the whole page took: each on the clock and of the processor."""
    cache.clear()
    times = []

    def timed(execute, sql, params, many, context):
        start = now(cpu)
        try:
            return execute(sql, params, many, context)
        finally:
            times.append((since(start, cpu), "slots" in sql and "GROUP BY" in sql))

    start = now(cpu)
    with connection.execute_wrapper(timed):
        answer = client.get(address)
    whole = since(start, cpu)
    of_list = [spent for spent, is_count in times if not is_count]
    return {
        "found": re.search(r'id="resultaten"[^>]*>([\d.]+|Geen)', answer.text)[1],
        # Two are the page cache's, once an hour: the phase of the edition, and announcements.
        "queries": len(of_list) - 2,
        "list": added(of_list),
        "counts": added(spent for spent, is_count in times if is_count),
        "page": whole,
    }


def now(cpu):
    return 1000 * time.perf_counter(), cpu()


def since(start, cpu):
    return tuple(end - begin for end, begin in zip(now(cpu), start, strict=True))


def added(times):
    return tuple(map(sum, zip(*times, strict=True)))


def say(words):
    print(words, flush=True)  # noqa: T201


if __name__ == "__main__":
    ask() if "ask" in sys.argv else main()
