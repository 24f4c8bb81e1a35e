"""Starts gunicorn as on a server, and asks it for pages as fast as it goes."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
WORKERS, THREADS, CONNECTIONS = 2, 4, 8


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def gunicorn(application, **environment):
    """Serves until the block ends; gives the address."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"]
    command += ["--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS)]
    command += ["--no-control-socket", "--log-level", "error", "--keep-alive", "30"]
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})
    try:
        yield wait_for(f"http://127.0.0.1:{port}", server)
    finally:
        server.terminate()
        server.wait(20)


def wait_for(address, server):
    for _ in range(300):
        if server.poll() is not None:
            raise SystemExit(f"gunicorn stopped with {server.returncode}")
        try:
            urlopen(address + "/", timeout=5).close()
        except URLError:
            time.sleep(0.1)
        else:
            return address
    raise SystemExit("gunicorn does not answer")


def requests_per_second(url, seconds, *headers) -> float:
    """By wrk (Debian: apt-get install wrk), one thread of it, so that the server keeps a core."""
    program = shutil.which("wrk") or sys.exit("wrk is needed: apt-get install wrk")
    command = [program, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", url]
    for header in headers:
        command += ["-H", header]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"{url} answered with errors:\n{said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
