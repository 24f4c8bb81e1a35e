"""The list in other shapes: the week as a calendar, and the map with its pins."""

from csp.decorators import csp_update
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from activities.drawing import address, dots_of, frame_for, names_on, provinces_of
from activities.filter_form import FilterForm
from activities.filter_words import place_answers, sentence
from activities.filters import KNOWN
from activities.geojson import collection_of
from activities.listing import asked, count_of, page_of, query_of
from activities.map import COUNTRY, NEAREST, Box, BoxRefused, inside
from activities.week import week_of
from verbinding.lib.pagecache import public_page

ROWS_PER_PAGE = 24
TILES = "https://service.pdok.nl"


def about_filters(request, edition, filters):
    """What the form, the questions and the links to other shapes ask of every such page."""
    return {
        "list_edition": edition,
        "filters": filters,
        "place_answers": place_answers(filters),
        "form": FilterForm(filters, edition),
        "query": query_of(request),
    }


@login_not_required
@require_safe
@public_page(params=KNOWN)
def week(request):
    edition, filters, listed = asked(request)
    return render(
        request,
        "activities/week.html",
        {
            **about_filters(request, edition, filters),
            "week": week_of(edition, filters, filters.narrow(listed)),
            "today": timezone.localdate(),
            "summary": sentence(filters, count_of(filters, listed)),
        },
    )


@login_not_required
@require_safe
@public_page(params=(*KNOWN, "bbox", "pagina"))
@csp_update({"img-src": [TILES]})
def activity_map(request):
    edition, filters, listed = asked(request)
    box = asked_box(request.GET, filters)
    frame = frame_for(box, filters)
    dots = dots_of(listed, frame, filters)
    in_sight = inside(listed, box) if box else listed
    page = page_of(filters, in_sight, request.GET.get("pagina"), ROWS_PER_PAGE, piece=str(box))
    return render(
        request,
        "activities/map.html",
        {
            **about_filters(request, edition, filters),
            "box": box,
            "frame": frame,
            "dots": dots,
            "names": names_on(frame),
            "provinces": provinces_of(listed, filters),
            "whole_url": address(filters, provincie=None, plaats=None, straal=None) + "#kaart",
            "page_obj": page,
            "unplaced": page.paginator.count - sum(dot.count for dot in dots)
            if frame.is_whole and not box
            else 0,
            "summary": sentence(filters, page.paginator.count),
        },
    )


def asked_box(params, filters):
    """The piece of the map asked for; a wrong one is named on the page and left out."""
    text = params.get("bbox", "")
    try:
        box = Box.read(text) if text else None
    except BoxRefused as refused:
        filters.unknown.append(f"{refused} “{text[:60]}” hebben we overgeslagen.")
        return None
    if box:
        url = filters.without("bbox", text)
        label = "dit stuk van de kaart"
        filters.active.append({"name": "bbox", "value": text, "label": label, "url": url})
    return box


@login_not_required
@require_safe
@public_page(params=(*KNOWN, "bbox", "zoom"))
def pins(request):
    _, filters, listed = asked(request)
    try:
        box = Box.read(request.GET["bbox"]) if request.GET.get("bbox") else COUNTRY
        zoom = asked_zoom(request.GET.get("zoom", ""))
    except BoxRefused as refused:
        return JsonResponse({"fout": str(refused)}, status=400)
    return JsonResponse(
        collection_of(listed, filters, box, zoom),
        content_type="application/geo+json",
        json_dumps_params={"separators": (",", ":"), "ensure_ascii": False},
    )


def asked_zoom(text):
    """Without one: as near as the box allows."""
    if not text:
        return NEAREST
    if not text.isascii() or not text.isdigit() or len(text) > 2:
        raise BoxRefused("De zoom is een heel getal.")
    return int(text)
