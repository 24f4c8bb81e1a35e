"""Lijsten inlezen: choosing a file, looking at its faults, and taking over what is good."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from desk.models import ListTransfer, ListUpload
from desk.transfer import importing
from desk.transfer.examples import example_of
from desk.transfer.exporting import file_answer
from desk.transfer.findings import STATES, Findings
from desk.transfer.forms import FORMATS, TakeOverForm, UploadForm
from desk.transfer.kinds import LISTINGS, intakes_for, may_bring_lists
from desk.transfer.parsing import FileRefused, read_sheet

ROWS_PER_PAGE = 50


@require_GET
def import_page(request):
    if not may_bring_lists(request.user):
        raise PermissionDenied
    intakes = intakes_for(request.user)
    context = {
        "intakes": intakes,
        "ready": ListUpload.objects.ready_for(request.user).light(),
        "latest": ListTransfer.objects.of_kinds([one.kind for one in intakes]).came_in().latest(),
    }
    return render(request, "desk/transfer/import.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def import_list(request, kind):
    listing = intake_or_refuse(request.user, kind)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return show_list(request, listing, form)
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload = importing.put_ready(listing.kind, file.name, file.read(), by=request.user)
        except FileRefused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("admin:import_ready", upload.token)
    return show_list(request, listing, form, status=422)


def show_list(request, listing, form, status=200):
    columns = listing.resource().columns
    context = {
        "listing": listing,
        "form": form,
        "columns": [column for column in columns if column.is_read],
        "only_told": [column.header for column in columns if not column.is_read],
    }
    return render(request, "desk/transfer/import_list.html", context, status=status)


@require_GET
def import_example(request, kind, format):
    listing = intake_or_refuse(request.user, kind)
    return file_answer(f"voorbeeld-{kind}", *example_of(listing.resource()), format=format)


@require_http_methods(["GET", "HEAD", "POST"])
def import_ready(request, token):
    upload = ListUpload.objects.ready_for(request.user).with_token(token)
    if upload is None:
        return tell_taken(request, token)
    intake_or_refuse(request.user, upload.kind)
    findings = Findings.kept(upload.findings)
    if request.method != "POST":
        return show_findings(request, upload, TakeOverForm(findings=findings))
    form = TakeOverForm(request.POST, findings=findings)
    if not form.is_valid():
        return show_findings(request, upload, form, status=422)
    return take_over(request, upload)


def take_over(request, upload):
    try:
        transfer, left = importing.take_over(upload, by=request.user)
    except importing.AlreadyTaken:
        return tell_taken(request, upload.token)
    except importing.ListStale:
        form = TakeOverForm(findings=importing.look_again(upload))
        return show_findings(request, upload, form, status=409, is_stale=True)
    messages.success(request, f"Ingelezen: {transfer.new} nieuw, {transfer.changed} gewijzigd.")
    return redirect("admin:import_ready", left.token) if left else redirect("admin:import_page")


def tell_taken(request, token):
    transfer = ListTransfer.objects.of_upload(token)
    if transfer is None or transfer.by != request.user:
        raise Http404
    messages.info(
        request,
        f"Deze lijst is al ingelezen: {transfer.new} nieuw, {transfer.changed} gewijzigd.",
    )
    return redirect("admin:import_page")


def show_findings(request, upload, form, status=200, is_stale=False):
    findings = form.findings
    counts = findings.counts
    shown = request.GET.get("toon", "")
    if shown not in STATES:
        shown = next((state for state in STATES if counts[state]), STATES[0])
    rows = Paginator(findings.in_state(shown), ROWS_PER_PAGE)
    context = {
        "upload": upload,
        "listing": LISTINGS[upload.kind],
        "findings": findings,
        "counts": counts,
        "shown": shown,
        "page_obj": rows.get_page(request.GET.get("pagina")),
        "form": form,
        "formats": FORMATS,
        "is_stale": is_stale,
    }
    return render(request, "desk/transfer/ready.html", context, status=status)


@require_GET
def import_faults(request, token, format):
    upload = get_object_or_404(ListUpload.objects.ready_for(request.user), token=token)
    sheet = read_sheet(bytes(upload.content))
    heads, lines = importing.faulty_rows(sheet, Findings.kept(upload.findings))
    return file_answer(f"fouten-{upload.kind}", heads, lines, format=format)


@require_POST
def import_discard(request, token):
    upload = get_object_or_404(ListUpload.objects.ready_for(request.user), token=token)
    ListUpload.objects.claim(upload)
    messages.success(request, "De lijst is weggegooid. Er is niets ingelezen.")
    return redirect("admin:import_page")


def intake_or_refuse(user, kind):
    """Unknown is no page, not theirs is refused."""
    if kind not in LISTINGS or LISTINGS[kind].intake is None:
        raise Http404
    if LISTINGS[kind] not in intakes_for(user):
        raise PermissionDenied
    return LISTINGS[kind]
