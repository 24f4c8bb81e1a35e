"""Whole public pages, kept for whoever has no session cookie, until something published changes.

Stands before the session middleware and answers from the cache before any view, template or query
runs. The key holds the site's revision, the hour, the phase of the edition, host, path and query,
so nothing is ever removed: what has changed is simply no longer asked for.
"""

import base64
import hashlib
import logging
import os
import re
import secrets
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.cache import cc_delim_re, get_conditional_response

logger = logging.getLogger(__name__)

PUBLIC = "no-cache, s-maxage=60"
PRIVATE = "private, no-store"
HOUR = 3600
MAX_QUERY = 500
MAX_PARAMETERS = 30
MAX_PAGE_BYTES = 2 * 1024 * 1024
# Links from elsewhere carry these; no page of ours reads them.
TRACKERS = ("utm_", "fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "_hs", "igshid")
REVISION_KEY = "pagecache:revision"

_key_parts: list[Callable[[], str]] = []


def public_page(view=None, *, params: tuple[str, ...] | None = None):
    """Marks a view whose GET answer is the same for everybody: no cookie, session, user or form.

    With `params` only those query parameters exist for the page: others are dropped before the
    view reads them. Without it every query is a page of its own.
    """

    def mark(function):
        function.public_page = True
        function.public_params = None if params is None else frozenset(params)
        return function

    return mark(view) if view else mark


def register_key_part(part: Callable[[], str]) -> None:
    """Adds a fact to all keys, such as the edition's phase; asked once per hour and revision."""
    _key_parts.append(part)


def raise_revision() -> None:
    """Call it when anything published changes: from then on every page is made anew.

    At once, for readers in this transaction, and again after the commit, for whoever made a page
    from the old rows in between.
    """
    _new_revision()
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(_new_revision)


class PageCacheMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        view = _public_view(request)
        if view is None or _is_personal(request):
            return _private(self.get_response(request))
        _drop_parameters(request, view.public_params)
        key = _page_key(request)
        if key is None:
            return _finish(request, self._made_anew(request))
        if page := cache.get(key):
            return _answer(request, page)
        response = _finish(request, self._made_anew(request))
        if _may_keep(response):
            cache.set(key, _packed(response), timeout=HOUR)
        return _conditional(request, response)

    def _made_anew(self, request):
        """HEAD asks for the same page; views only know GET, and the server leaves the body out."""
        method, request.method = request.method, "GET"
        try:
            return self.get_response(request)
        finally:
            request.method = method


# --- Who may be answered from the cache, and under which key -------------------------------------


def _public_view(request):
    if request.method not in {"GET", "HEAD"}:
        return None
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return None
    return view if getattr(view, "public_page", False) else None


def _is_personal(request):
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _drop_parameters(request, known):
    """What a page doesn't know must not come back in its links, for they are shown to others."""
    wanted = request.GET.copy()
    for name in list(wanted):
        if name.startswith(TRACKERS) or (known is not None and name not in known):
            del wanted[name]
    if len(wanted) != len(request.GET):
        wanted._mutable = False
        request.GET = wanted
        request.META["QUERY_STRING"] = wanted.urlencode()


def _page_key(request):
    """None for a query that is too long to keep: it is answered, but fills no room."""
    pairs = sorted((name, value) for name, values in request.GET.lists() for value in values)
    if len(pairs) > MAX_PARAMETERS or sum(len(n) + len(v) for n, v in pairs) > MAX_QUERY:
        return None
    # get_host refuses hosts that aren't ours, before they could be part of anything kept.
    whole = (_site_key(), request.scheme, request.get_host(), request.path, pairs)
    return "page:" + hashlib.sha256(repr(whole).encode()).hexdigest()


def _site_key():
    revision, hour = _revision(), int(time.time() // HOUR)
    where = f"pagecache:parts:{revision}:{hour}"
    parts = cache.get(where)
    if parts is None:
        parts = [part() for part in _key_parts]
        cache.set(where, parts, timeout=HOUR)
    return revision, hour, parts, _release()


def _revision():
    revision = cache.get(REVISION_KEY)
    if revision is None:
        cache.add(REVISION_KEY, secrets.token_hex(8), timeout=None)
        revision = cache.get(REVISION_KEY)
    return revision


def _new_revision():
    cache.set(REVISION_KEY, secrets.token_hex(8), timeout=None)


@lru_cache(maxsize=1)
def _release():
    """When code or templates last changed: a new release must not show pages of the old one."""
    newest = 0
    for folder, folders, names in os.walk(settings.BASE_DIR):
        folders[:] = [f for f in folders if not f.startswith(".") and f not in {"var", "tests"}]
        for name in names:
            if name.endswith((".py", ".html", "staticfiles.json")):
                newest = max(newest, Path(folder, name).stat().st_mtime_ns)
    return newest


# --- What may be kept, and how it is answered ----------------------------------------------------


def _finish(request, response):
    """Public headers when the answer truly is the same for all, private ones when it isn't."""
    if not _is_same_for_all(request, response):
        return _private(response)
    response.headers.setdefault("Cache-Control", PUBLIC)
    response.headers["ETag"] = _etag(response.content)
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
    return not re.search("no-store|private", said) and len(response.content) <= MAX_PAGE_BYTES


def _private(response):
    """A view that says itself how its answer may be kept (a picture, a file) has the last word."""
    response.headers.setdefault("Cache-Control", PRIVATE)
    return response


def _packed(response):
    # django-csp reads its decorators' wishes from the response, after us.
    wishes = {name: value for name, value in vars(response).items() if name.startswith("_csp")}
    return list(response.headers.items()), response.content, wishes


def _answer(request, page):
    headers, content, wishes = page
    response = HttpResponse(content)
    for name, value in headers:
        response.headers[name] = value
    vars(response).update(wishes)
    return _conditional(request, response)


def _conditional(request, response):
    etag = response.headers.get("ETag")
    if etag is None:
        return response
    return get_conditional_response(request, etag=etag, response=response)


def _etag(content):
    """Weak, so that a proxy may compress the page and keep it."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()[:15]).decode()
    return f'W/"{digest}"'
