"""Very many activities at once: what triggers keep in step is made anew once, not row by row."""

from contextlib import contextmanager

from django.db import connection, transaction

from activities import listed
from activities.search import index

# A table can't be changed while checks of its foreign keys still wait. SQLite keeps no list.
SET_ASIDE = {
    "postgresql": """
        SET CONSTRAINTS ALL IMMEDIATE;
        SET CONSTRAINTS ALL DEFERRED;
        ALTER TABLE activities_activity
            DISABLE TRIGGER activities_listed_added, DISABLE TRIGGER activities_search_add;
        ALTER TABLE activities_moment DISABLE TRIGGER activities_listed_moments_added;
        ALTER TABLE activities_activity_audiences
            DISABLE TRIGGER activities_listed_audiences_added;
        ALTER TABLE activities_activity_languages
            DISABLE TRIGGER activities_listed_languages_added;
    """,
    "sqlite": "DROP TRIGGER activities_search_add",
}
ANALYZE = """
    ANALYZE activities_activity, activities_moment,
        activities_activity_audiences, activities_activity_languages
"""


@contextmanager
def inserting_many():
    """One transaction: search and list don't follow new rows, and take in everything at its end.

    Nobody sees it half, and what fails leaves everything as it was. Others can read activities
    meanwhile, not write them, and old rows are taken in anew as well: not for a site that is alive,
    nor for a few rows.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SET_ASIDE[connection.vendor])
        yield
        if connection.vendor == "postgresql":
            # Or the planner takes the tables to be as small as they were.
            cursor.execute(ANALYZE)
        # The triggers come back with it.
        index.install()
        listed.install()
