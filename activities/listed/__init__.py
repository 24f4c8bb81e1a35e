"""What lists look at of each public activity, in one narrow row; its SQL stands in sql/.

`docs/adr/0019` tells why. PostgreSQL keeps the rows in a table, which triggers hold in step;
SQLite works them out when it is asked. `activities.models.Listed` is the face of both.
"""

from pathlib import Path

from django.db import connections, transaction

SQL = Path(__file__).parent / "sql"


def install(using="default"):
    """Makes it all anew, rows included; a migration that changes the SQL calls it."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(text_of("postgresql.sql"))
        else:
            cursor.execute("DROP VIEW IF EXISTS activities_listed")
            cursor.execute(text_of("sqlite.sql"))


def text_of(name):
    # Neither driver gets parameters with it, so a percent sign means itself.
    return (SQL / name).read_text(encoding="utf-8")
