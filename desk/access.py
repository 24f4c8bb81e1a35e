"""The door of a page of the desk: who may not come in is refused before anything is looked up."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied


def only_for(may: Callable):
    """For a view; `may` is a predicate on the user. DeskSite asked for the second step before."""

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard
