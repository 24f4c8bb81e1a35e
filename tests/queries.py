"""Counts what a page asks of the database; lists are held to one count at 1 and 3 items."""

from contextlib import contextmanager

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext


@contextmanager
def captured():
    """All queries inside, as the first of a process asks them: kinds of rows are known for good."""
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as queries:
        yield queries


def queries_of(client, address):
    """The number of queries of one visit that finds nothing kept from an earlier one."""
    cache.clear()
    with captured() as queries:
        assert client.get(address).status_code == 200
    return len(queries)
