"""The scripts in bin/ say in plain words what stands in their way, before they do anything."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NEEDED = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}


def start(script, *, cwd=ROOT, **environment):
    return subprocess.run(
        [script],
        cwd=cwd,
        env={**NEEDED, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


def test_run_says_which_port_to_try_when_one_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        result = start(ROOT / "bin" / "run", PORT=str(port))

    assert result.returncode == 1
    assert f"Port {port} is in use" in result.stderr
    assert f"PORT={port + 1} bin/run" in result.stderr


def test_run_refuses_a_port_that_is_no_number():
    result = start(ROOT / "bin" / "run", PORT="http")

    assert result.returncode == 1
    assert "PORT must be a number" in result.stderr


def test_run_is_not_for_production():
    result = start(ROOT / "bin" / "run", ENVIRONMENT="production", PORT="1")

    assert result.returncode == 1
    assert "deploy/README.md" in result.stderr


@pytest.fixture
def copy(tmp_path):
    """A copy of the scripts in a folder with a space in its name, without a .venv."""
    folder = tmp_path / "een map"
    shutil.copytree(ROOT / "bin", folder / "bin")
    return folder


def test_scripts_say_so_when_python_is_too_old(copy, tmp_path):
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("bash", "dirname"):
        (programs / name).symlink_to(shutil.which(name))
    old = programs / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)

    result = start(copy / "bin" / "run", cwd=tmp_path, PATH=str(programs), PORT="1")

    assert result.returncode == 1
    assert "Python 3.11 or newer is needed" in result.stderr
    assert not (copy / ".venv").exists()
