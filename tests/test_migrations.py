"""The migrations and the models tell the same story."""

from io import StringIO

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_migrations_hold_every_change_of_the_models():
    out = StringIO()

    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=out)
    except SystemExit:
        pytest.fail(f"Run manage.py makemigrations:\n{out.getvalue()}")
