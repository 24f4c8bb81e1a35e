"""Bringing a list in: first a look that stores nothing, then taking over what is good."""

import uuid

from django.contrib.admin.models import ADDITION
from django.db import transaction
from tablib import Dataset

from desk.models import ListTransfer, ListUpload
from desk.transfer.findings import Findings
from desk.transfer.heads import FAULT, read_heads
from desk.transfer.kinds import LISTINGS
from desk.transfer.parsing import Sheet, read_sheet
from desk.transfer.reading import ROW_NUMBER
from desk.transfer.writing import csv_pieces
from editions.models import Edition
from verbinding.lib.log import note
from verbinding.lib.workflow import StepRefused


class ListStale(Exception):
    """Not what was looked at any more; nothing was taken over."""


class AlreadyTaken(Exception):
    """A double click, or another tab: it was taken over, or thrown away."""


def put_ready(kind, name: str, content: bytes, *, by) -> ListUpload:
    """Judges the file and keeps it with what was found; raises FileRefused."""
    findings = judge(kind, read_sheet(content), by=by)
    return ListUpload.objects.create(
        kind=kind, name=name[-120:], content=content, by=by, findings=findings.to_keep()
    )


def judge(kind, sheet: Sheet, *, by) -> Findings:
    """What would happen to each row; raises FileRefused. Stores nothing."""
    return run(kind, sheet, by=by, dry_run=True)


def run(kind, sheet, *, by, dry_run):
    resource = LISTINGS[kind].intake(by=by)
    heads = read_heads(sheet.heads, resource.fields)
    dataset = Dataset(headers=[ROW_NUMBER, *heads.places])
    for number, row in sheet.rows:
        dataset.append([number, *heads.cells(row).values()])
    # Its `import_data` opens a transaction for a dry run too, and SQLite has room for one writer.
    result = resource.import_data_inner(
        dataset,
        dry_run=dry_run,
        raise_errors=False,
        using_transactions=False,
        collect_failed_rows=False,
    )
    raise_unexpected(result)
    return Findings.of(resource.entries, resource.fields, heads)


def raise_unexpected(result):
    """The library gathers what is raised; a mistake of ours must not look like a row's fault."""
    gathered = [
        *result.base_errors,
        *(error for _, errors in result.row_errors() for error in errors),
    ]
    if gathered:
        raise gathered[0].error


def take_over(upload: ListUpload, *, by) -> tuple[ListTransfer, ListUpload | None]:
    """Writes the new and changed rows, all in one transaction, exactly as they were looked at.

    What was at fault lies ready again by itself, as the second answer. Raises AlreadyTaken or
    ListStale.
    """
    kept = Findings.kept(upload.findings)
    sheet = read_sheet(bytes(upload.content))
    with transaction.atomic():
        if not ListUpload.objects.claim(upload):
            raise AlreadyTaken
        # Two lists at once could both find a row new: of one after the other the second finds it.
        Edition.objects.lock_all()
        try:
            findings = run(upload.kind, sheet, by=by, dry_run=False)
        except StepRefused:
            raise ListStale from None
        if findings.digest != kept.digest:
            raise ListStale
        left = keep_faults(upload, sheet, findings)
        return note_arrival(upload, findings, sheet, by=by), left


def note_arrival(upload, findings, sheet, *, by):
    transfer = ListTransfer.objects.create(
        direction=ListTransfer.Direction.IN,
        kind=upload.kind,
        by=by,
        format=sheet.format,
        rows=findings.good,
        new=findings.counts["nieuw"],
        changed=findings.counts["gewijzigd"],
        left=findings.faults,
        upload_token=upload.token,
    )
    note(by, transfer, f"{transfer}: {transfer.rows} rijen.", flag=ADDITION, name=str(transfer))
    return transfer


def look_again(upload: ListUpload) -> Findings:
    """After the site changed: what would happen now."""
    findings = judge(upload.kind, read_sheet(bytes(upload.content)), by=upload.by)
    upload.findings = findings.to_keep()
    upload.save(update_fields=["findings"])
    return findings


# --- What is left to mend -------------------------------------------------------------------------


def faulty_rows(sheet: Sheet, findings: Findings):
    """(heads, lines) of what is at fault, as it was sent in, with what is wrong in front."""
    words = {row["number"]: words_about(row) for row in findings.in_state("fout")}
    own = [place for place, head in enumerate(sheet.heads) if head.casefold() != FAULT]
    heads = [FAULT, *(sheet.heads[place] for place in own)]
    lines = (
        [words[number], *(row[place] for place in own)]
        for number, row in sheet.rows
        if number in words
    )
    return heads, lines


def words_about(row):
    faults = (f"{header}: {words}" for header, _, words in row["faults"])
    return f"Rij {row['number']}. {' '.join(faults)}"


def keep_faults(upload, sheet, findings) -> ListUpload | None:
    """What was wrong lies ready under a key of its own, so that nobody has to look for it."""
    if not findings.faults:
        return None
    content = b"".join(csv_pieces(*faulty_rows(sheet, findings)))
    again = judge(upload.kind, read_sheet(content), by=upload.by)
    return ListUpload.objects.create(
        token=uuid.uuid4(),
        kind=upload.kind,
        by=upload.by,
        name=f"te herstellen uit {upload.name}"[:120],
        content=content,
        findings=again.to_keep(),
    )
