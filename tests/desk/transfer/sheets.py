"""Makes files as people send them in, and reads those that we send out."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook


def content_of(response):
    return response.getvalue() if response.streaming else response.content


def rows_of_csv(response):
    text = content_of(response).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def rows_of_xlsx(response):
    book = load_workbook(io.BytesIO(content_of(response)))
    [headers, *rows] = book.active.iter_rows(values_only=True)
    return [dict(zip(headers, row, strict=True)) for row in rows]


def csv_bytes(headers, rows, *, delimiter=";", encoding="utf-8-sig"):
    text = io.StringIO(newline="")
    write = csv.writer(text, delimiter=delimiter)
    write.writerow(headers)
    write.writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_bytes(headers, rows):
    book, file = Workbook(), io.BytesIO()
    for row in (headers, *rows):
        book.active.append(list(row))
    book.save(file)
    return file.getvalue()


def sent(content, name="lijst.csv"):
    return SimpleUploadedFile(name, content)
