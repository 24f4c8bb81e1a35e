"""The list and its activities for other programs and other sites: calendar, feed, file, picture."""

import hashlib
from itertools import chain

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import Http404, HttpResponse, HttpResponseGone, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from activities.calendars import calendar_of
from activities.embed import choices_of, colour_of, iframe_of, style_of, with_colour
from activities.exports import COLUMNS, csv_of
from activities.feeds import NEWEST, atom_of
from activities.filter_words import scope, sentence
from activities.filters import KNOWN
from activities.follow import ways_to_follow
from activities.listing import found, moments_of, query_of, shows
from activities.models import Activity
from activities.picture import picture_of_words, words_on
from activities.public_facts import page_of
from activities.sharing import hashtag_of
from verbinding.lib.pagecache import PUBLIC, public_page
from verbinding.lib.publishing import Status

MOST_IN_CALENDAR = 500
CARDS_IN_EMBED = 12
# What a file may weigh to be kept; a longer one is sent while it is made.
KEPT_BYTES = 1_500_000
A_WEEK = 7 * 24 * 3600
ANYONE_MAY_FRAME = {"frame-ancestors": ["*"]}


# --- One activity -------------------------------------------------------------------------------


def shown(slug):
    """The activity as everyone may see it; None where it was taken offline."""
    known = Activity.objects.known_to(AnonymousUser()).with_page_data()
    activity = get_object_or_404(known, slug=slug)
    return None if activity.status == Status.OFFLINE else activity


def gone():
    words = "Deze activiteit staat niet meer online."
    return HttpResponseGone(words, content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
@public_page(params=())
def activity_calendar(request, slug):
    activity = shown(slug)
    if activity is None:
        return gone()
    calendar = calendar_of(
        activity.moments.all(), name=activity.title, url=page_of(activity), is_busy=True
    )
    return as_calendar(calendar, f"{activity.slug}.ics")


@login_not_required
@require_safe
@public_page(params=())
def activity_picture(request, slug):
    activity = shown(slug)
    if activity is None:
        return gone()
    words = words_on(activity)
    # Drawing takes a quarter of a second, and the page's own copy goes with every change elsewhere.
    key = f"delen:{hashlib.sha256(repr(words).encode()).hexdigest()}"
    picture = cache.get_or_set(key, lambda: picture_of_words(words), A_WEEK)
    return HttpResponse(picture, content_type="image/png")


# --- The list -----------------------------------------------------------------------------------


def as_calendar(calendar, name):
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(calendar, content_type="text/calendar; charset=utf-8", headers=headers)


def address_of_list(request):
    query = query_of(request)
    return settings.SITE_URL + reverse("activities:list") + (f"?{query}" if query else "")


@login_not_required
@require_safe
@public_page(params=KNOWN)
def list_calendar(request):
    edition, filters, activities = found(request)
    moments = moments_of(edition, filters, activities, MOST_IN_CALENDAR)
    name = f"{edition or settings.SITE_NAME}: activiteiten{scope(filters)}"
    calendar = calendar_of(moments, name=name, url=address_of_list(request))
    return as_calendar(calendar, "activiteiten.ics")


@login_not_required
@require_safe
@public_page(params=KNOWN)
def list_feed(request):
    edition, filters, activities = found(request)
    newest = activities.with_card_data().order_by("-published_at", "-pk")[:NEWEST]
    feed = atom_of(
        newest,
        title=f"{edition or settings.SITE_NAME}: nieuwe activiteiten{scope(filters)}",
        page=address_of_list(request),
        address=settings.SITE_URL + request.get_full_path(),
        hashtag=hashtag_of(edition),
    )
    return HttpResponse(feed, content_type="application/atom+xml; charset=utf-8")


@login_not_required
@require_safe
@public_page(params=KNOWN)
def list_file(request):
    _, filters, activities = found(request)
    kept, weight, pieces = [], 0, csv_of(activities, shows(filters))
    for piece in pieces:
        kept.append(piece)
        weight += len(piece)
        if weight > KEPT_BYTES:
            return as_file(StreamingHttpResponse(chain(kept, pieces)))
    return as_file(HttpResponse(b"".join(kept)))


def as_file(response):
    response["Content-Type"] = "text/csv; charset=utf-8"
    response["Content-Disposition"] = 'attachment; filename="activiteiten.csv"'
    response["Cache-Control"] = PUBLIC
    return response


# --- Pages --------------------------------------------------------------------------------------


@login_not_required
@require_safe
@public_page(params=(*KNOWN, "kleur"))
def follow(request):
    _, filters, _ = found(request)
    query, colour = query_of(request), colour_of(request.GET.get("kleur"))
    embed_query = with_colour(query, colour)
    return render(
        request,
        "activities/follow.html",
        {
            "followed": f"activiteiten{scope(filters)}" if scope(filters) else "alle activiteiten",
            "filters": filters,
            "query": query,
            "ways": ways_to_follow(query, f"Activiteiten{scope(filters)}"),
            "most": MOST_IN_CALENDAR,
            "columns": COLUMNS,
            "colours": choices_of(query, colour),
            "embed_query": embed_query,
            "iframe": iframe_of(embed_query, f"Activiteiten{scope(filters)}"),
        },
    )


@login_not_required
@require_safe
@public_page(params=(*KNOWN, "kleur"))
@csp_replace(ANYONE_MAY_FRAME)
@xframe_options_exempt
def embed(request):
    edition, filters, activities = found(request)
    count = activities.count()
    return render(
        request,
        "activities/embed.html",
        {
            "shown_edition": edition,
            "summary": sentence(filters, count),
            "activities": activities.with_card_data()[:CARDS_IN_EMBED],
            "more": count > CARDS_IN_EMBED,
            "list_url": address_of_list(request),
            "colour": colour_of(request.GET.get("kleur")),
        },
    )


@login_not_required
@require_safe
@public_page(params=())
def embed_colour(request, colour):
    if colour != colour_of(colour):
        raise Http404
    return HttpResponse(style_of(colour), content_type="text/css; charset=utf-8")
