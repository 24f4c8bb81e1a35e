"""Kept pages against the barest Django view with the same bytes: home, list and one activity.

Run it with `bench/run cached_pages`.
"""

import json
import tempfile
from pathlib import Path
from urllib.request import urlopen

from bench.servers import gunicorn
from bench.site import ENVIRONMENT, fill, first_activity
from bench.turns import compare


def main():
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        environment = {**ENVIRONMENT, **fill(Path(folder), activities=500)}
        with gunicorn("verbinding.wsgi", **environment) as site:
            pages = {"home": "/", "list": "/activiteiten/", "detail": first_activity(site)}
            etags = store(Path(folder), site, pages.values())
            with gunicorn("bench.bare", BENCH_DIR=folder) as bare:
                for name, address in pages.items():
                    compare(name, address, site, bare)
                    tag = f"If-None-Match: {etags[address]}"
                    compare(f"{name}, 304", address, site, bare, tag)


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


if __name__ == "__main__":
    main()
