"""What organisers print of an activity."""

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.viewer import viewer
from activities.models import Activity
from activities.paper.certificate import certificate_of, is_due, thanks_for
from activities.paper.poster import FORMATS, poster_of
from activities.paper.words import words_on
from activities.permissions import can_edit
from activities.views.outputs import A_WEEK, gone
from verbinding.lib.pagecache import public_page
from verbinding.lib.publishing import Status


@login_not_required
@require_safe
@public_page(params=("formaat",))
def activity_poster(request, slug):
    """For everyone once it stands online; before that for who may see its page, and marked so."""
    user = viewer(request)
    activity = get_object_or_404(Activity.objects.known_to(user).with_page_data(), slug=slug)
    if activity.status == Status.OFFLINE:
        return gone()
    asked = request.GET.get("formaat")
    kind, words = asked if asked in FORMATS else "a4", words_on(activity)
    key = f"poster:{hashlib.sha256(repr((kind, words)).encode()).hexdigest()}"
    poster = cache.get_or_set(key, lambda: poster_of(words, kind), A_WEEK)
    response = as_paper(poster, f"poster-{activity.slug}-{kind}.pdf")
    # Search engines read PDFs too; people should find the page.
    response["Link"] = f'<{words.url}>; rel="canonical"'
    return response


@require_safe
def activity_certificate(request, slug):
    """For who organised it, once it took place."""
    visible = Activity.objects.visible_to(request.user).with_page_data()
    activity = get_object_or_404(visible, slug=slug)
    if not can_edit(request.user, activity):
        raise PermissionDenied
    if not is_due(activity):
        raise Http404
    return as_paper(certificate_of(thanks_for(activity)), f"bedankt-{activity.slug}.pdf")


def as_paper(pdf, name):
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
