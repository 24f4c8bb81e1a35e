"""The way in, for every list: each row becomes an entry that is new, changed, the same or at fault.

The machinery is import-export's: what it calls an instance is an `Entry` here, so that a row is
judged by a form, and written by a verb of the room that it belongs to.
"""

from dataclasses import dataclass, field
from typing import Any

from import_export.instance_loaders import BaseInstanceLoader

ROW_NUMBER = "rij"
BATCH = 500


@dataclass
class Entry:
    """`cells` is what stood in the row, by the name of the column; `faults` words by that name.

    `existing` is the row of the site that this is about, `payload` what to write, `changes` by
    column what was and what will be.
    """

    number: int
    cells: dict[str, str]
    existing: Any = None
    payload: Any = None
    faults: dict[str, str] = field(default_factory=dict)
    changes: dict[str, tuple[str, str]] = field(default_factory=dict)
    # Of what exists: how it was seen, and in which columns the row says something else.
    seen: str = ""
    touched: set[str] = field(default_factory=set)
    # Says nothing that is read, such as a moment nobody counted.
    is_idle: bool = False

    @property
    def state(self):
        if self.faults:
            return "fout"
        if self.is_idle:
            return "gelijk"
        if self.existing is None:
            return "nieuw"
        return "gewijzigd" if self.changes else "gelijk"

    def blame(self, name, words):
        self.faults[name] = f"{self.faults[name]} {words}" if name in self.faults else words


class IntakeMixin:
    """Before a `ListResource`. `read` judges one row, `look_up` fetches for all rows at once.

    `write_new` gets batches of entries, `write_changed` one.
    """

    class Meta:
        use_bulk = True
        batch_size = BATCH
        skip_diff = True
        report_skipped = True
        using_db = "default"
        instance_loader_class = BaseInstanceLoader

    def __init__(self, *, by, **kwargs):
        super().__init__(**kwargs)
        self.by, self.entries = by, []

    def look_up(self, rows: list[dict]):
        raise NotImplementedError

    def read(self, number: int, cells: dict) -> Entry:
        raise NotImplementedError

    def write_new(self, entries: list[Entry]):
        raise NotImplementedError

    def write_changed(self, entry: Entry):
        raise NotImplementedError

    def told_of(self, thing) -> dict[str, str]:
        """What the site says of it, as it would go out."""
        columns = self.fields.items()
        return {name: str(column.export(thing)) for name, column in columns if column.is_read}

    # --- What import-export asks ------------------------------------------------------------------

    def before_import(self, dataset, **kwargs):
        self.look_up(dataset.dict)

    def get_or_init_instance(self, instance_loader, row):
        cells = dict(row)
        entry = self.read(cells.pop(ROW_NUMBER), cells)
        self.entries.append(entry)
        return entry, entry.existing is None

    def import_instance(self, instance, row, **kwargs):
        """Judged already."""

    def skip_row(self, instance, original, row, import_validation_errors=None):
        return instance.state in {"fout", "gelijk"}

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """Judged already."""

    def bulk_create(self, using_transactions, dry_run, raise_errors, batch_size=None, result=None):
        entries, self.create_instances = self.create_instances, []
        if entries and not dry_run:
            self.write_new(entries)

    def bulk_update(self, using_transactions, dry_run, raise_errors, batch_size=None, result=None):
        entries, self.update_instances = self.update_instances, []
        if not dry_run:
            for entry in entries:
                self.write_changed(entry)


def first_of(numbers: dict, key, number: int) -> int | None:
    """The number of an earlier row with this key, if any; remembers the first."""
    earlier = numbers.setdefault(key, number)
    return None if earlier == number else earlier


def same_text(one, other) -> bool:
    """Line ends come and go with programs; at both ends blanks mean nothing."""
    return str(one).replace("\r\n", "\n").strip() == str(other).replace("\r\n", "\n").strip()


def fold(text) -> str:
    return " ".join(str(text).split()).casefold()


def faults_of_form(form, aliases) -> dict[str, str]:
    """By column; `aliases` says beside which column a field without one of its own belongs."""
    faults = {}
    for name, errors in form.errors.items():
        column = aliases.get(name, name)
        words = " ".join(errors)
        faults[column] = f"{faults[column]} {words}" if column in faults else words
    return faults
