"""Very many new rows in one go: by COPY on PostgreSQL, for which Django has no verb."""

from operator import attrgetter

from django.db import connection
from django.db.models import AutoField, JSONField


def insert_all(objects) -> None:
    """Like `bulk_create` and two to three times as quick; every object gets its key.

    For one model without parents, whose fields need no `pre_save`.
    """
    objects = list(objects)
    if objects and connection.vendor == "postgresql":
        _copy(objects)
    elif objects:
        type(objects[0])._base_manager.bulk_create(objects)


def _copy(objects):
    meta, quote = type(objects[0])._meta, connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in meta.concrete_fields)
    values_of = attrgetter(*(field.attname for field in meta.concrete_fields))
    # The driver writes all others as they are.
    json = [
        (n, field) for n, field in enumerate(meta.concrete_fields) if isinstance(field, JSONField)
    ]
    with connection.cursor() as cursor:
        if isinstance(meta.pk, AutoField):
            _number(objects, meta, cursor)
        with cursor.copy(f"COPY {quote(meta.db_table)} ({columns}) FROM STDIN") as copy:
            for one in objects:
                row = list(values_of(one))
                for n, field in json:
                    row[n] = field.get_db_prep_save(row[n], connection)
                copy.write_row(row)
    for one in objects:
        one._state.adding, one._state.db = False, connection.alias


def _number(objects, meta, cursor):
    cursor.execute(
        "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
        [meta.db_table, meta.pk.column, len(objects)],
    )
    for one, [key] in zip(objects, cursor.fetchall(), strict=True):
        one.pk = key
