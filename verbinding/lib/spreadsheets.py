"""What every file for a spreadsheet has in common: cells that can't run, and Dutch ways to write.

UTF-8 with a byte order mark, semicolons and decimal commas: so that a Dutch spreadsheet opens a
CSV with a double click.
"""

import csv
import re
from collections.abc import Callable, Iterable

BOM = "\ufeff"
CSV_TYPE = "text/csv; charset=utf-8"
# A spreadsheet takes what begins with one of these for a formula, and runs it. Some look past a
# tab or the end of a line first.
FORMULA = re.compile("'*[=+\\-@＝＋－＠\t\r\n]")
MARK = "'"


def harmless(text: str) -> str:
    """The text with a mark before what would run; `as_meant` gives it back.

    What itself looks like a marked text gets one more, so that no two texts become the same.
    """
    return f"{MARK}{text}" if FORMULA.match(text) else text


def as_meant(cell: str) -> str:
    """What stood there before `harmless`; a text that only begins with an apostrophe keeps it."""
    return cell[1:] if cell.startswith(MARK) and FORMULA.match(cell) else cell


def yes(value) -> str:
    return "ja" if value else "nee"


def number(value, decimals: int) -> str:
    return "" if value is None else f"{value:.{decimals}f}".replace(".", ",")


def csv_writer() -> Callable[[Iterable], str]:
    """A function that turns the cells of one row into its line; the first begins with `BOM`."""
    return csv.writer(Line(), delimiter=";", lineterminator="\r\n").writerow


class Line:
    """What a csv writer writes to; it hands each line back."""

    def write(self, line):
        return line
