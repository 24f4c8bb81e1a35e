"""The migrations and the models tell the same story."""

import contextlib
from io import StringIO

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_migrations_hold_every_change_of_the_models():
    out = StringIO()

    with contextlib.suppress(SystemExit):
        call_command("makemigrations", "--check", "--dry-run", stdout=out)

    assert out.getvalue() == "No changes detected\n"
