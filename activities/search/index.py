"""Installs and rebuilds the search index of the database at hand; its SQL stands in sql/."""

from pathlib import Path

from django.db import connections, transaction

SQL = Path(__file__).parent / "sql"
REBUILD_SQLITE = "INSERT INTO activities_search (activities_search) VALUES ('rebuild')"


def install(using="default"):
    """Makes what is missing of tables and triggers, and takes in what is there already."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(text_of("postgresql.sql"))
        else:
            for statement in statements_of("sqlite.sql"):
                cursor.execute(statement)
    reindex(using)


def reindex(using="default"):
    """Makes the whole index anew; needed only where triggers were bypassed."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(text_of("postgresql_rebuild.sql"))
        else:
            cursor.execute(REBUILD_SQLITE)


def text_of(name):
    # Neither driver gets parameters with it, so a percent sign means itself.
    return (SQL / name).read_text(encoding="utf-8")


def statements_of(name):
    """SQLite takes one statement at a time; they are parted by empty lines."""
    blocks = text_of(name).split("\n\n")
    statements = [block for block in blocks if not block.startswith("--")]
    return [one for block in statements for one in part(block)]


def part(block):
    return [block] if "BEGIN" in block else [one for one in block.split(";") if one.strip()]
