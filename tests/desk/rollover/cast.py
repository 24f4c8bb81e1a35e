"""A finished edition and its people, and a database that refuses one kind of row."""

import datetime as dt
from contextlib import contextmanager

from django.db import connection

from tests import factories

AFTERWARDS = dt.timedelta(days=30)


def last_year(*, teams=2, sponsors=1):
    """2026 with teams and sponsors; 2027 is still to be made."""
    edition = factories.current_edition()
    made = [
        factories.make_team(f"Team {n}", lead=factories.make_user(f"Kartrekker {n}"))
        for n in range(1, teams + 1)
    ]
    for n in range(1, sponsors + 1):
        sponsor = factories.make_sponsor(f"Sponsor {n}")
        factories.make_sponsorship(sponsor, edition=edition)
    return edition, made


@contextmanager
def refusing(table, condition):
    """From now on the database itself refuses such a new row of that table."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f"CREATE TRIGGER refuse BEFORE INSERT ON {table} WHEN {condition} "
                "BEGIN SELECT RAISE(ABORT, 'refused'); END"
            )
        else:
            cursor.execute(
                f"ALTER TABLE {table} ADD CONSTRAINT refuse "
                f"CHECK (NOT ({condition.replace('NEW.', '')})) NOT VALID"
            )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("DROP TRIGGER refuse")
            else:
                cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT refuse")
