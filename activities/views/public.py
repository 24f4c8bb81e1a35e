"""What everyone may look at: the list, and the page of one activity."""

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.viewer import viewer
from activities.alternatives import ways_on
from activities.drawing import small_map_of
from activities.facets import counts_of
from activities.filter_form import FilterForm
from activities.filter_words import place_answers, sentence
from activities.filters import KNOWN
from activities.invitation import has_begun, invitation_to
from activities.linked_data import of_activity
from activities.listing import asked, canonical_of, page_of, query_of
from activities.models import Activity
from activities.permissions import can_edit, can_see_address
from activities.sharing import sharing_of
from editions.models import Edition
from verbinding.lib.pagecache import public_page
from verbinding.lib.places import all_postcodes
from verbinding.lib.publishing import Status

CARDS_PER_PAGE = 24
GOOD_WORDS_SHOWN = 30


@login_not_required
@require_safe
@public_page(params=(*KNOWN, "pagina"))
def activity_list(request):
    edition, filters, listed = asked(request)
    counts = counts_of(filters, listed)
    page = page_of(filters, listed, request.GET.get("pagina"), CARDS_PER_PAGE)
    return render(
        request,
        "activities/list.html",
        {
            **frame_of(request, edition),
            "list_edition": edition,
            "filters": filters,
            "form": FilterForm(filters, edition, counts.by),
            "summary": sentence(filters, counts.total),
            "place_answers": place_answers(filters),
            "ways": [] if goes_on(page) else ways_on(filters, listed, counts),
            "page_obj": page,
            "query": query_of(request),
            "canonical": canonical_of(request, filters, page),
        },
    )


def goes_on(page):
    """Whether there is anything to go to: what is called off leaves a visitor with empty hands."""
    return any(not activity.is_cancelled for activity in page)


def frame_of(request, edition):
    """Unless another edition was asked for, the page's frame is about the same one."""
    return {} if "editie" in request.GET else {"edition": edition}


@login_not_required
@require_safe
@public_page(params=())
def postcodes(request):
    """The centre of every postcode, so that a browser can tell which is near without telling us."""
    return JsonResponse({place.pc4: [place.lat, place.lon] for place in all_postcodes()})


def source_of_page(activity):
    """What it was made after, as long as everybody may read that."""
    source = activity.copied_from or activity.copied_from_idea
    return source if source and source.is_public else None


def what_people_said(activity, moments):
    """From the first moment on; before it there is nothing to ask for."""
    if not (activity.is_for_everyone and has_begun(moments)):
        return {"has_begun": False}
    return {
        "has_begun": True,
        "takes_words": activity.is_published and activity.edition.phase != Edition.Phase.ARCHIVE,
        "reactions": activity.reactions.counted(),
        "good_words": activity.appreciations.shown().newest_first()[:GOOD_WORDS_SHOWN],
    }


def is_again(activity):
    """Whether the same people did it in an earlier year, which is no inspiration by another."""
    before = activity.copied_from
    if before is None or before.edition.year >= activity.edition.year:
        return False
    same_team = activity.team_id is not None and before.team_id == activity.team_id
    return same_team or (before.owner_id is not None and before.owner_id == activity.owner_id)


@login_not_required
@require_safe
@public_page(renews_alone=True)
def activity_detail(request, slug):
    user = viewer(request)
    activity = get_object_or_404(Activity.objects.known_to(user).with_page_data(), slug=slug)
    if activity.status == Status.OFFLINE and not Activity.objects.is_visible(activity, user):
        return render(request, "activities/offline.html", {"activity": activity}, status=410)
    moments = activity.moments.all()
    edits = user.is_authenticated and can_edit(user, activity)
    tells_address = (
        can_see_address(user, activity) if user.is_authenticated else (not activity.hides_address)
    )
    return render(
        request,
        "activities/detail.html",
        {
            "activity": activity,
            "moments": moments,
            "audiences": activity.audiences.all(),
            "languages": activity.languages.all(),
            "location": activity.exact_location() if tells_address else None,
            "edits": edits,
            "invitation": invitation_to(activity, moments),
            "sharing": sharing_of(activity, moments),
            "event": of_activity(activity, moments),
            "small_map": small_map_of(activity),
            "ambassadors": activity.ambassadors.shown(),
            "source": source_of_page(activity),
            **what_people_said(activity, moments),
            "is_again": is_again(activity),
            "copy_count": activity.copies.copied_by_others().published().count(),
            "similar": Activity.objects.like(activity).with_card_data()[:3],
        },
    )
