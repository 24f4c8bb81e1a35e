"""Taking a list along: one line in the log, and the file."""

from django.contrib.admin.models import ADDITION
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.utils import timezone

from desk.models import ListTransfer
from desk.transfer.writing import MOST_IN_WORKBOOK, XLSX_TYPE, csv_pieces, workbook
from verbinding.lib.log import note
from verbinding.lib.spreadsheets import CSV_TYPE

CSV, XLSX = "csv", "xlsx"


def note_departure(listing, queryset, *, format, by, selection, purpose=""):
    """Before the first byte is sent: what is broken off halfway was taken along all the same."""
    transfer = ListTransfer.objects.create(
        direction=ListTransfer.Direction.OUT,
        kind=listing.kind,
        by=by,
        format=format,
        rows=listing.resource().count(queryset),
        selection=selection,
        purpose=purpose,
    )
    note(by, transfer, f"{transfer}: {transfer.rows} rijen.", flag=ADDITION, name=str(transfer))
    return transfer


def is_too_long(rows, format) -> bool:
    return format == XLSX and rows > MOST_IN_WORKBOOK


def answer(listing, queryset, *, format):
    resource = listing.resource()
    return file_answer(
        listing.kind.value, resource.headers, resource.lines(queryset), format=format
    )


def file_answer(name, heads, lines, *, format):
    """The file with today's date, sent while it is made where that can be."""
    name = f"{name}-{timezone.localdate():%Y-%m-%d}.{format}"
    if format == XLSX:
        file = workbook(heads, lines)
        return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX_TYPE)
    if format != CSV:
        raise Http404
    response = StreamingHttpResponse(csv_pieces(heads, lines), content_type=CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
