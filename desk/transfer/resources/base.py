"""What all lists share on their way out: batches, so that any number of rows fits in memory."""

from collections.abc import Iterator

from import_export.resources import Resource

from desk.models import ListKind

ROWS_AT_ONCE = 500


class ListResource(Resource):
    """Columns as `Column`s; `model` is what the admin filters.

    `rows_of` makes one or more rows of a thing, `prepare` fetches what a whole batch needs beside
    it: so a batch takes a fixed number of queries.
    """

    kind: ListKind
    model = None

    def of_edition(self, edition):
        """All that belongs to it; everything when it is None."""
        rows = self.model.objects
        return rows.for_edition(edition) if edition else rows.all()

    def with_data(self, queryset):
        return queryset

    def prepare(self, things):
        return None

    def rows_of(self, thing):
        yield thing

    def count(self, queryset) -> int:
        return queryset.count()

    @property
    def columns(self):
        return self.fields.values()

    @property
    def headers(self):
        return [column.header for column in self.columns]

    def lines(self, queryset) -> Iterator[list]:
        columns = list(self.columns)
        for things in in_batches(self.with_data(queryset)):
            self.prepare(things)
            for thing in things:
                for row in self.rows_of(thing):
                    yield [column.export(row) for column in columns]


def in_batches(queryset, size=ROWS_AT_ONCE) -> Iterator[list]:
    """By their keys: an offset would read all earlier rows again for each batch."""
    queryset, last = queryset.order_by("pk"), 0
    while batch := list(queryset.filter(pk__gt=last)[:size]):
        yield batch
        last = batch[-1].pk
