"""A list as a file: a CSV that is sent while it is made, or a workbook."""

from io import BytesIO
from itertools import chain, islice

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from activities.public_facts import UNPRINTABLE
from verbinding.lib.spreadsheets import BOM, csv_writer, harmless

LINES_AT_ONCE = 200
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A workbook is made before its first byte is sent; beyond this nobody waits for it.
MOST_IN_WORKBOOK = 20_000
NARROWEST, WIDEST = 12, 40


def cell(value):
    """Numbers stay numbers; what a spreadsheet can't hold or would run is taken away or marked."""
    return harmless(UNPRINTABLE.sub("", value)) if isinstance(value, str) else value


def csv_pieces(headers, lines):
    write = csv_writer()
    rows = (write([cell(value) for value in line]) for line in lines)
    rows = chain([BOM + write(headers)], rows)
    while piece := "".join(islice(rows, LINES_AT_ONCE)):
        yield piece.encode()


def workbook(headers, lines):
    """The file at its beginning; openpyxl writes each row to disk at once."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Lijst")
    sheet.freeze_panes = "A2"
    for number, header in enumerate(headers, start=1):
        width = min(max(len(header) + 2, NARROWEST), WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([head(sheet, header) for header in headers])
    for line in lines:
        sheet.append([cell(value) for value in line])
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file


def head(sheet, header):
    made = WriteOnlyCell(sheet, header)
    made.font, made.alignment = Font(bold=True), Alignment(vertical="top")
    return made
