"""Production fails closed: it refuses to start on what is forgotten, and is strict when it runs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRODUCTION = {
    "SECRET_KEY": "only-for-this-test-" + "0123456789" * 5,
    "ALLOWED_HOSTS": "example.nl",
    "SITE_URL": "https://example.nl",
    "DATABASE_URL": "sqlite://:memory:",
    "CACHE_URL": "locmemcache://",
}
# Read in a process of its own, for settings are read once.
SHOW = (
    "import json, verbinding.settings as s;"
    "shown = {name: getattr(s, name) for name in dir(s) if name.isupper()};"
    "print(json.dumps(shown, default=lambda value: None))"
)


def read_settings(**environment):
    """The settings as a new process with exactly this environment would see them."""
    needed = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", SHOW],
        cwd=ROOT,
        env={**needed, "ENV_FILE": os.devnull, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"SITE_URL": "http://example.nl"}, "SITE_URL"),
        ({"DEBUG": "1"}, "DEBUG"),
        ({"ENVIRONMENT": "prodcution"}, "ENVIRONMENT"),
    ],
)
def test_production_refuses_to_start(change, complaint):
    result = read_settings(**PRODUCTION | change)

    assert result.returncode == 1
    last_line = result.stderr.strip().splitlines()[-1]
    assert last_line.startswith("django.core.exceptions.ImproperlyConfigured")
    assert complaint in last_line


def test_production_is_what_runs_unless_told_otherwise():
    settings = json.loads(read_settings(**PRODUCTION).stdout)

    assert settings["PRODUCTION"] is True
    assert settings["DEBUG"] is False
    assert settings["SESSION_COOKIE_SECURE"] is True
    assert settings["CSRF_COOKIE_SECURE"] is True
    for name in ("SESSION", "CSRF", "NOD"):
        # What the prefix asks for: Secure, no Domain and the path /.
        assert settings[f"{name}_COOKIE_NAME"].startswith("__Host-")
        assert f"{name}_COOKIE_DOMAIN" not in settings
        assert f"{name}_COOKIE_PATH" not in settings
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SECURE_HSTS_SECONDS"] >= 60 * 60 * 24 * 365


def test_development_needs_nothing():
    result = read_settings(ENVIRONMENT="development", DATABASE_URL="sqlite://:memory:")

    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["DEBUG"] is True


def test_database_and_proxies_come_from_the_environment():
    result = read_settings(
        **PRODUCTION
        | {"DATABASE_URL": "postgres://anna:geheim@db:5433/week", "TRUSTED_PROXY_COUNT": "1"}
    )

    settings = json.loads(result.stdout)
    database = settings["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db", 5433, "week")
    assert settings["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_forwarded_protocol_is_not_believed_without_a_proxy():
    settings = json.loads(read_settings(**PRODUCTION).stdout)

    assert "SECURE_PROXY_SSL_HEADER" not in settings


def test_policy_lets_no_inline_or_foreign_script_through(settings):
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]

    everything = " ".join(str(source) for sources in directives.values() for source in sources)
    assert "unsafe" not in everything
    assert "http" not in everything
    assert directives["default-src"] == ["'self'"]
    assert directives["frame-ancestors"] == ["'none'"]


def test_example_environment_names_every_setting():
    """Whoever reads .env.example knows all that can be set."""
    source = (ROOT / "verbinding" / "settings.py").read_text(encoding="utf-8")
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    read = {part.split('"')[1] for part in source.split("env.")[1:] if '("' in part[:12]}
    assert read, "no setting is read from the environment"
    assert sorted(name for name in read if f"{name}=" not in example) == []
