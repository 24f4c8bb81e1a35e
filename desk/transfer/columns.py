"""A column of a list: its Dutch head, what it tells of a row, and whether it is read back."""

from datetime import datetime

from django.utils import timezone
from import_export.fields import Field

from activities.models.moment import AMSTERDAM


class Column(Field):
    """The name of the attribute that holds it is the field of the form that reads it back.

    `others` are heads under which people may have it. What is only told, and not read, says so on
    the page that explains the columns.
    """

    def __init__(
        self, header, tell, meaning="", *, example="", is_read=True, is_needed=False, others=()
    ):
        super().__init__(column_name=header, readonly=not is_read)
        self.tell, self.meaning, self.example = tell, meaning, example
        self.is_read, self.is_needed, self.others = is_read, is_needed, others

    @property
    def header(self):
        return self.column_name

    def get_value(self, instance):
        return self.tell(instance)

    def export(self, instance, **kwargs):
        """A number, or text; None is an empty cell."""
        value = self.tell(instance)
        return "" if value is None else value


def local_time(at: datetime | None) -> str:
    """As the clock in the Netherlands tells it, in the order that sorts."""
    return f"{timezone.localtime(at, AMSTERDAM):%Y-%m-%d %H:%M}" if at else ""


def names(rows) -> str:
    return ", ".join(row.name for row in rows)


def name_of(row) -> str:
    return row.name if row else ""
