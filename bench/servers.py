"""Starts gunicorn as on a server, and asks it for pages as fast as it goes."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
WORKERS, THREADS = 2, 4


class Site(str):
    """The address of what is served, which knows its workers."""

    pid: int

    def cpu_seconds(self):
        """What its workers took of the processor: the same on a busy machine as on a quiet one."""
        ticks = 0
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(FileNotFoundError, ProcessLookupError):
                facts = path.read_text().rpartition(")")[2].split()
                if int(facts[1]) == self.pid:
                    ticks += int(facts[11]) + int(facts[12])
        return ticks / os.sysconf("SC_CLK_TCK")


class Rate(NamedTuple):
    """Requests answered per second, and per second that the workers were at it."""

    per_second: float
    per_cpu_second: float


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def gunicorn(application, **environment):
    """Serves until the block ends; gives the address as a Site."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"]
    command += ["--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS)]
    command += ["--no-control-socket", "--log-level", "error", "--keep-alive", "30"]
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})
    try:
        site = Site(wait_for(f"http://127.0.0.1:{port}", server))
        site.pid = server.pid
        yield site
    finally:
        server.terminate()
        server.wait(20)


def wait_for(address, server):
    for _ in range(300):
        if server.poll() is not None:
            raise SystemExit(f"gunicorn stopped with {server.returncode}")
        try:
            urlopen(address + "/", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return address
    raise SystemExit("gunicorn does not answer")


def rate_of(site, path, *headers, script=None, seconds=3, connections=32) -> Rate:
    """By wrk (Debian: apt-get install wrk), one thread of it, so that the server keeps a core.

    With so many connections each worker gets about half of them.
    """
    program = shutil.which("wrk") or sys.exit("wrk is needed: apt-get install wrk")
    command = [program, "-t1", f"-c{connections}", f"-d{seconds}s", site + path]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", str(script)]
    before = site.cpu_seconds()
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    spent = site.cpu_seconds() - before
    if "Non-2xx" in said:
        raise SystemExit(f"{site + path} answered with errors:\n{said}")
    answered = int(re.search(r"(\d+) requests in", said)[1])
    if not answered:
        raise SystemExit(f"{site + path} answered nothing in {seconds} s; is the machine busy?")
    return Rate(float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), answered / spent)
