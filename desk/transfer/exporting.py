"""Taking a list along: one line in the log, and the file."""

from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone

from desk.models import ListTransfer
from desk.transfer.writing import MOST_IN_WORKBOOK, XLSX_TYPE, csv_pieces, workbook
from verbinding.lib.spreadsheets import CSV_TYPE


def note_departure(listing, queryset, *, format, by, selection, purpose=""):
    """Before the first byte is sent: what is broken off halfway was taken along all the same."""
    return ListTransfer.objects.create(
        direction=ListTransfer.Direction.OUT,
        kind=listing.kind,
        by=by,
        format=format,
        rows=listing.resource().count(queryset),
        selection=selection,
        purpose=purpose,
    )


def is_too_long(transfer_rows, format) -> bool:
    return format == "xlsx" and transfer_rows > MOST_IN_WORKBOOK


def answer(listing, queryset, *, format):
    """The file, sent while it is made where that can be."""
    resource = listing.resource()
    name = f"{listing.kind.value}-{timezone.localdate():%Y-%m-%d}.{format}"
    lines = resource.lines(queryset)
    if format == "xlsx":
        file = workbook(resource.headers, lines)
        return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX_TYPE)
    response = StreamingHttpResponse(csv_pieces(resource.headers, lines), content_type=CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
