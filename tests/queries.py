"""Counts what a page asks of the database; lists are held to one count at 1 and 3 items."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
