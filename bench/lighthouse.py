"""Lighthouse on a phone, the way its own lab measures: home, list, one activity and one team.

Run it with `bench/run lighthouse`. It needs Node (Debian: `apt-get install nodejs npm`) and
Chromium; LIGHTHOUSE names the program where it isn't `npx lighthouse`. Every page is asked three
times, for the time it takes differs from one run to the next; the other scores don't.
"""

import json
import os
import re
import shlex
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path
from urllib.request import urlopen

from bench.servers import gunicorn
from bench.site import ENVIRONMENT, fill, first_activity

ROUNDS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"
LACKING = """\
Left out: this needs Node and Chromium (Debian: apt-get install nodejs npm chromium).
`npx` then fetches Lighthouse by itself; one that is elsewhere: LIGHTHOUSE="node …/cli/index.js"."""


def main():
    program, chromium = find_program(), next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if not program or not chromium:
        say(LACKING)
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        environment = {**ENVIRONMENT, **fill(Path(folder), activities=500)}
        with gunicorn("verbinding.wsgi", **environment) as site:
            say(
                f"{'':9} {'  '.join(CATEGORIES)}  first paint, largest, blocked (ms)  over the wire"
            )
            for name, address in pages_of(site).items():
                tell(name, [ask(program, chromium, site + address) for _ in range(ROUNDS)])


def find_program():
    if said := os.environ.get("LIGHTHOUSE"):
        return shlex.split(said)
    npx = shutil.which("npx")
    return [npx, "--yes", "lighthouse"] if npx else None


def pages_of(site):
    pages = {"home": "/", "list": "/activiteiten/", "activity": first_activity(site)}
    with urlopen(f"{site}/teams/") as answer:
        slugs = re.findall(r'href="(/teams/[^/"]+/)"', answer.read().decode())
    return {**pages, "team": next(one for one in slugs if one != "/teams/starten/")}


def ask(program, chromium, url):
    """What Lighthouse found; its own settings are those of a phone on a slow network."""
    command = [*program, url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    surroundings = {**os.environ, "CHROME_PATH": chromium}
    for _ in range(2):
        done = subprocess.run(command, env=surroundings, capture_output=True, text=True)
        if done.returncode == 0:
            return json.loads(done.stdout)
    raise SystemExit(f"Lighthouse stopped twice at {url}:\n{done.stderr}")


def tell(name, reports):
    scores = [
        "/".join(f"{report['categories'][category]['score'] * 100:.0f}" for report in reports)
        for category in CATEGORIES
    ]
    times = [
        f"{statistics.median(report['audits'][audit]['numericValue'] for report in reports):.0f}"
        for audit in TIMES
    ]
    asked = reports[0]["audits"]["network-requests"]["details"]["items"]
    weight = sum(one["transferSize"] for one in asked) / 1000
    over_the_wire = f"{len(asked)} requests, {weight:.1f} kB"
    say(f"{name:9} {'  '.join(scores)}  {', '.join(times)}  {over_the_wire}")
    for audit, value, words in sorted({one for report in reports for one in lost_in(report)}):
        say(f"    {audit}: {value:.2f} {words}")


def lost_in(report):
    """The audits that cost points, as a page may have 99 for a reason worth knowing."""
    weights = {
        one["id"]
        for category in report["categories"].values()
        for one in category["auditRefs"]
        if one["weight"]
    }
    for audit, found in report["audits"].items():
        if audit in weights and found["score"] is not None and found["score"] < 0.9:
            yield audit, found["score"], found.get("displayValue") or found["title"]


def say(words):
    print(words, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
