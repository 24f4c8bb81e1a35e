"""Whole public pages, kept for whoever has no session cookie, until something published changes.

Stands before all other middleware, so that a kept page costs no view, template, query or header
anew. The key holds the site's revision, the hour and how many of its turning points are behind us,
the phase of the edition, host, path and query: nothing is ever removed, what has changed is simply
no longer asked for.
"""

import logging
import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, get_urlconf, resolve
from django.utils.cache import cc_delim_re, get_conditional_response

from verbinding.lib import keptpages

logger = logging.getLogger(__name__)

PUBLIC = "no-cache, s-maxage=60"
PRIVATE = "private, no-store"


def public_page(view=None, *, params: tuple[str, ...] = (), renews_alone: bool = False):
    """Marks a view whose GET answer is the same for everybody: no cookie, session, user or form.

    Of the query only `params` exist for the page: others are dropped before the view reads them,
    so that nobody fills the cache by making parameters up. With `renews_alone` the page also
    follows `renew_page`, at the price of one more look in the cache.
    """

    def mark(function):
        function.public_page = True
        function.public_params = frozenset(params)
        function.renews_alone = renews_alone
        return function

    return mark(view) if view else mark


def register_key_part(part: Callable[[], str]) -> None:
    """Adds a fact to all keys, such as the edition's phase; asked once per hour and revision."""
    keptpages.key_parts.append(part)


def register_turning_points(known: Callable[[], Iterable[float]]) -> None:
    """Adds seconds of this hour (as `time.time()` counts) from which pages look different.

    For what comes or goes at a minute though no row changes then. Asked once per hour and
    revision; a kept page costs no more for it.
    """
    keptpages.turning_points.append(known)


def raise_revision() -> None:
    """Call it when anything published changes: from then on every page is made anew.

    At once, for readers in this transaction, and again after the commit, for whoever made a page
    from the old rows in between.
    """
    keptpages.new_revision()
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(keptpages.new_revision)


def renew_page(path: str) -> None:
    """Call it when something changes that one page shows and no other, such as places taken."""
    keptpages.new_page_revision(path)
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(lambda: keptpages.new_page_revision(path))


class PageCacheMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        view = _public_view(request)
        if view is None or _is_personal(request):
            return _private(self.get_response(request))
        if request.META.get("QUERY_STRING"):
            _drop_parameters(request, view.public_params)
        # Before the view, so that a page made while something changes is kept under the old key.
        key = keptpages.page_key(request, renews_alone=view.renews_alone)
        page = keptpages.find(key) if key else None
        return page.answer(request) if page else self._made_anew(request, key)

    def _made_anew(self, request, key):
        """HEAD asks for the same page; views only know GET, and the server leaves the body out."""
        method, request.method = request.method, "GET"
        try:
            response = _finish(request, self.get_response(request))
        finally:
            request.method = method
        if key and _may_keep(response):
            page = keptpages.KeptPage.of(response)
            keptpages.keep(key, page)
            return page.answer(request)
        if etag := response.headers.get("ETag"):
            return get_conditional_response(request, etag=etag, response=response)
        return response


# --- Who may be answered from the cache ----------------------------------------------------------


def _public_view(request):
    if request.method not in {"GET", "HEAD"}:
        return None
    return _view_at(request.path_info, get_urlconf() or settings.ROOT_URLCONF)


@lru_cache(maxsize=2048)
def _view_at(path, urlconf):
    """Looked up once per address: a kept page must not cost a walk through all patterns."""
    try:
        view = resolve(path, urlconf).func
    except Resolver404:
        return None
    return view if getattr(view, "public_page", False) else None


def _is_personal(request):
    # Most carry no cookie at all; then there is nothing to take apart.
    return "HTTP_COOKIE" in request.META and settings.SESSION_COOKIE_NAME in request.COOKIES


def _drop_parameters(request, known):
    """What a page doesn't know must not come back in its links, for they are shown to others."""
    wanted = request.GET.copy()
    for name in list(wanted):
        if name not in known:
            del wanted[name]
    if len(wanted) != len(request.GET):
        wanted._mutable = False
        request.GET = wanted
        request.META["QUERY_STRING"] = wanted.urlencode()


# --- What may be kept ----------------------------------------------------------------------------


def _finish(request, response):
    """Public headers when the answer truly is the same for all, private ones when it isn't."""
    if not _is_same_for_all(request, response):
        return _private(response)
    response.headers.setdefault("Cache-Control", PUBLIC)
    response.headers["ETag"] = keptpages.etag_of(response.content)
    return response


def _is_same_for_all(request, response):
    if response.status_code != 200 or response.streaming:
        return False
    signs = {
        "a cookie": bool(response.cookies),
        "Vary: Cookie": "cookie" in cc_delim_re.split(response.headers.get("Vary", "").lower()),
        "a CSRF token": "CSRF_COOKIE_NEEDS_UPDATE" in request.META,
    }
    if found := [name for name, present in signs.items() if present]:
        logger.error("The public page %s holds %s", request.path, " and ".join(found))
    return not found


def _may_keep(response):
    """Under DEBUG nothing: whoever edits a template wants to see it."""
    if settings.DEBUG or "ETag" not in response.headers:
        return False
    said = response.headers["Cache-Control"]
    is_small = len(response.content) <= keptpages.MAX_PAGE_BYTES
    return is_small and not re.search("no-store|private", said)


def _private(response):
    """A view that says itself how its answer may be kept (a picture, a file) has the last word."""
    response.headers.setdefault("Cache-Control", PRIVATE)
    return response
