"""Who may come into the moderator's rooms, and where one goes on from there."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.permissions import may_moderate
from desk.access import only_for
from desk.moderation import queue
from desk.moderation.kinds import kind_named

moderators_only = only_for(may_moderate)


def find(request, kind, pk):
    found = kind_named(kind)
    if found is None:
        raise Http404
    return get_object_or_404(found.scope(request.user), pk=pk)


def onwards(key, spots, narrowing, *, otherwise="queue"):
    """The next item, or another page when this was the last one; what is narrowed goes along."""
    following = queue.next_after(key, spots)
    url = following.url if following else reverse(f"admin:{otherwise}")
    return f"{url}{narrowing.query}"
