"""The file to begin with: the heads of a list with one row that shows how."""

from collections.abc import Iterator


def example_of(resource) -> tuple[list[str], Iterator[list[str]]]:
    """(heads, lines) of the columns that are read."""
    columns = [column for column in resource.columns if column.is_read]
    return [column.header for column in columns], iter([[column.example for column in columns]])
