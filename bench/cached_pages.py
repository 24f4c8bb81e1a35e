"""Kept pages against the barest Django view with the same bytes: home, list and one activity.

Run it with `bench/run cached_pages`. Each pair is measured in turns, three times; the ratio is the
median of the three.
"""

import json
import statistics
import tempfile
from pathlib import Path
from urllib.request import urlopen

from bench.servers import gunicorn, requests_per_second
from bench.site import ENVIRONMENT, fill, first_activity

ROUNDS, SECONDS = 3, 4


def main():
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        environment = {**ENVIRONMENT, **fill(Path(folder), activities=500)}
        with gunicorn("verbinding.wsgi", **environment) as site:
            pages = {"home": "/", "list": "/activiteiten/", "detail": first_activity(site)}
            etags = store(Path(folder), site, pages.values())
            with gunicorn("bench.bare", BENCH_DIR=folder) as bare:
                for name, address in pages.items():
                    report(name, site + address, bare + address)
                    tag = f"If-None-Match: {etags[address]}"
                    report(f"{name}, 304", site + address, bare + address, tag)


def store(folder, site, addresses):
    """Keeps what the site answers for the bare view; gives the ETags."""
    table, etags = {}, {}
    for number, address in enumerate(addresses):
        with urlopen(site + address) as answer:
            (folder / f"{number}.bytes").write_bytes(answer.read())
            headers = {n: v for n, v in answer.headers.items() if n in {"Content-Type", "ETag"}}
        table[address] = {"headers": headers, "file": f"{number}.bytes"}
        etags[address] = headers["ETag"]
    (folder / "bytes.json").write_text(json.dumps(table))
    return etags


def report(name, site, bare, *headers):
    pairs = []
    for _ in range(ROUNDS):
        reference = requests_per_second(bare, SECONDS, *headers)
        pairs.append((requests_per_second(site, SECONDS, *headers), reference))
    ratios = [own / reference for own, reference in pairs]
    own, reference = (statistics.median(column) for column in zip(*pairs, strict=True))
    spread = " ".join(f"{ratio:.2f}" for ratio in ratios)
    print(  # noqa: T201
        f"{name:12} {own:7.0f}/s  bare {reference:7.0f}/s  "
        f"ratio {statistics.median(ratios):.2f}  ({spread})",
        flush=True,
    )


if __name__ == "__main__":
    main()
