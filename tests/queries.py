"""Counts what a page asks of the database; lists are held to one count at 1 and 3 items."""

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(client, address):
    """The number of queries of one visit that finds nothing kept from an earlier one."""
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
