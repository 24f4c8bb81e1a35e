"""Reads what somebody uploads: a CSV or Excel file becomes heads and rows of text, or is refused.

A file is judged by what is in it, never by its name.
"""

import csv
import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from verbinding.lib.nul import NUL
from verbinding.lib.spreadsheets import as_meant, yes

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 5_000
MOST_COLUMNS = 100
# What an Excel file may become; a real list of five thousand rows stays far below.
MOST_UNPACKED = 40 * 1024 * 1024
MOST_PARTS = 200
# Beyond the last row with words there may be rows with colours.
MOST_EMPTY = 1_000
LONGEST_CELL = 10_000
STRANGER = "Dit is geen rekenblad. Kies een Excel-bestand (.xlsx) of een CSV."
SEPARATORS = ";,\t"
# What openpyxl, its parser and zipfile throw at a workbook that is broken, or isn't one. The parser
# is defusedxml's as long as that is installed: entities end here too, as a ValueError.
# RuntimeError is a part under a password, OverflowError a number beyond what it can be.
BROKEN = (
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError),
    *(IndexError, KeyError, OSError, SyntaxError, TypeError, ValueError),
    *(RuntimeError, OverflowError, AttributeError),
)


class FileRefused(Exception):
    """Nothing in this file can be judged; the message is in Dutch and says what to do."""


@dataclass(frozen=True)
class Sheet:
    """`rows` pairs the number that a spreadsheet shows with its cells, one for each head."""

    heads: list[str]
    rows: list[tuple[int, list[str]]]
    format: str


def read_sheet(content: bytes) -> Sheet:
    """Raises FileRefused."""
    if len(content) > MOST_BYTES:
        raise FileRefused("Dit bestand is groter dan 5 MB. Verdeel de lijst over twee bestanden.")
    if content.startswith(b"PK\x03\x04"):
        return sheet_of(cells_of_workbook(content), "xlsx")
    refuse_strangers(content)
    return sheet_of(cells_of_text(decoded(content)), "csv")


def refuse_strangers(content):
    if not content.strip():
        raise FileRefused("Dit bestand is leeg.")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused(
            "Dit is een oud of beveiligd Excel-bestand. Bewaar het zonder wachtwoord als .xlsx."
        )
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x00" in content:
        raise FileRefused(STRANGER)


def sheet_of(cells, format):
    """The first row with words holds the heads; empty rows count on, for people count them."""
    numbered = ((number, row) for number, row in enumerate(cells, start=1) if any(row))
    first = next(numbered, None)
    if first is None:
        raise FileRefused("Er staat niets in dit bestand.")
    heads = without_tail(first[1])
    rows = [(number, fitted(row, len(heads))) for number, row in islice(numbered, MOST_ROWS + 1)]
    if len(rows) > MOST_ROWS:
        raise FileRefused(f"Er staan meer dan {MOST_ROWS} rijen in. Verdeel de lijst.")
    if not rows:
        raise FileRefused("Er staan alleen kolomnamen in dit bestand, en geen rijen.")
    return Sheet(heads, rows, format)


def without_tail(row):
    while row and not row[-1]:
        row = row[:-1]
    return row


def fitted(row, width):
    return [*row[:width], *[""] * (width - len(row))]


# --- Text ---------------------------------------------------------------------------------------


def decoded(content):
    """As Excel writes it: UTF-8, its “Unicode-tekst”, or the letters of an old Windows."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decoded_as(content, "utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decoded_as(content, "cp1252")


def decoded_as(content, encoding):
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise FileRefused("We kunnen de letters niet lezen. Bewaar het als “CSV UTF-8”.") from None
    # In UTF-16 it doesn't show in the bytes, and no database keeps it.
    if NUL in text:
        raise FileRefused(STRANGER)
    return text


def cells_of_text(text):
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text))
    try:
        for row in lines:
            yield [clean_cell(cell) for cell in row[:MOST_COLUMNS]]
    except csv.Error:
        raise FileRefused(
            f"Rond regel {lines.line_num} klopt het bestand niet. Staat er een aanhalingsteken te "
            "veel? Bewaar het opnieuw vanuit je rekenblad."
        ) from None


def separator_of(text):
    """The sign that stands most often in the first line with words, outside quotes."""
    heads = next((line for line in text.splitlines() if line.strip(SEPARATORS + ' "')), "")
    bare = "".join(heads.split('"')[::2])
    return max(SEPARATORS, key=bare.count)


def clean_cell(text):
    return as_meant(text.strip(" \u00a0"))[:LONGEST_CELL]


# --- Excel --------------------------------------------------------------------------------------


def cells_of_workbook(content):
    file = io.BytesIO(content)
    look_inside(file)
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        yield from rows_of_book(book)
    except BROKEN:
        raise FileRefused(
            "Dit Excel-bestand kunnen we niet lezen. Bewaar het opnieuw als .xlsx, of als CSV."
        ) from None


def look_inside(file):
    """By the list of its parts, before anything is unpacked."""
    try:
        parts = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise FileRefused("Dit bestand is kapot. Bewaar het opnieuw als .xlsx.") from None
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        raise FileRefused("Dit is geen Excel-bestand (.xlsx). Kies een ander, of bewaar als CSV.")
    if any(name.lower().endswith(("vbaproject.bin", ".xlsb")) for name in names):
        raise FileRefused("Er zitten macro’s in dit bestand. Bewaar het als .xlsx, zonder macro’s.")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise FileRefused("Dit bestand is uitgepakt te groot. Zet alleen de lijst erin.")


def rows_of_book(book):
    sheet = book.worksheets[0]
    empty = 0
    for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
        cells = [words_of(value) for value in row]
        empty = 0 if any(cells) else empty + 1
        if empty > MOST_EMPTY:
            return
        yield cells


def words_of(value):
    """As somebody would type it: a day without a clock, a number without “.0”."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes(value)
    if isinstance(value, datetime):
        is_day = value.time() == time.min
        return value.date().isoformat() if is_day else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    return clean_cell(str(value))
