"""Lijsten meenemen: what is in each list, and the file itself."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from desk.models import ListTransfer
from desk.transfer.choosing import WrongFilter, rows_shown, words_for
from desk.transfer.exporting import answer, is_too_long, note_departure
from desk.transfer.forms import ExportForm
from desk.transfer.kinds import LISTINGS, listing_for, listings_for, may_take_lists
from desk.transfer.writing import MOST_IN_WORKBOOK


@require_GET
def export_page(request):
    if not may_take_lists(request.user):
        raise PermissionDenied
    return show(request)


@require_POST
def export_list(request, kind):
    if kind not in LISTINGS:
        raise Http404
    listing = listing_for(request.user, kind)
    if listing is None:
        raise PermissionDenied
    form = ExportForm(request.POST, listing=listing)
    if not form.is_valid():
        return show(request, form, status=422)
    try:
        queryset = chosen(request, form)
    except WrongFilter as wrong:
        form.add_error(None, str(wrong))
        return show(request, form, status=422)
    format = form.cleaned_data["format"]
    if is_too_long(listing.resource().count(queryset), format):
        form.add_error(
            "format",
            f"Meer dan {MOST_IN_WORKBOOK} rijen is te veel voor Excel. Kies CSV, of een editie.",
        )
        return show(request, form, status=422)
    purpose = form.cleaned_data.get("purpose", "")
    note_departure(
        listing,
        queryset,
        format=format,
        by=request.user,
        selection=form.selection,
        purpose=purpose,
    )
    return answer(listing, queryset, format=format)


def chosen(request, form):
    resource = form.listing.resource()
    if query := form.cleaned_data["filter"]:
        return rows_shown(request, resource.model, query)
    return resource.of_edition(form.cleaned_data["edition"])


def show(request, sent=None, status=200):
    """All lists, or those that follow from one list of the admin with its filter."""
    query = (sent.data if sent else request.GET).get("filter", "")[:2000]
    model_name = sent.listing.model_name if sent and query else request.GET.get("uit", "")
    listings = listings_for(request.user, model_name if query else "")
    forms = [
        sent
        if sent and sent.listing == listing
        else ExportForm(listing=listing, is_filtered=bool(query), initial={"filter": query})
        for listing in listings
    ]
    context = {
        "forms": forms,
        "selection": words_for(query) if query else "",
        "latest": ListTransfer.objects.of_kinds(
            [listing.kind for listing in listings_for(request.user)]
        ).latest(),
    }
    return render(request, "desk/transfer/export.html", context, status=status)
