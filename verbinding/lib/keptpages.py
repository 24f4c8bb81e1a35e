"""The kept pages themselves: under which key, how they are packed, and the copy nearby."""

import base64
import gzip
import hashlib
import logging
import os
import re
import secrets
import time
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import ResponseHeaders
from django.utils.cache import get_conditional_response, patch_vary_headers

logger = logging.getLogger(__name__)

HOUR = 3600
MAX_QUERY = 500
MAX_PARAMETERS = 30
MAX_PAGE_BYTES = 2 * 1024 * 1024
REVISION_KEY = "pagecache:revision"
# Each process keeps this many pages at hand: bench/cached_pages.py shows what that brings.
MOST_NEARBY = 64
# A page is far smaller. Files that somebody asks for in many forms must not fill the memory.
MAX_NEARBY_BYTES = 200_000
# RFC 9110, 15.4.5: what a 304 repeats.
TOLD_AGAIN = ("Cache-Control", "Content-Location", "ETag", "Expires", "Last-Modified", "Vary")
ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|\s|$))")

key_parts: list[Callable[[], str]] = []
turning_points: list[Callable[[], Iterable[float]]] = []
_nearby: dict[tuple, "KeptPage"] = {}


class Body(NamedTuple):
    """What goes over the wire. All answers share these headers, for making sixteen of them costs as
    much as the rest of an answer: nothing stands before the page cache that would add one.
    """

    headers: ResponseHeaders
    content: bytes

    def answer(self):
        response = HttpResponse(self.content, content_type=self.headers["Content-Type"])
        response.headers = self.headers
        return response


@dataclass(frozen=True, slots=True)
class KeptPage:
    """An answer as the whole stack of middleware left it, and the same compressed.

    Of "still the same" only the headers are kept; all such answers share them, as with a Body.
    """

    plain: Body
    gzipped: Body
    unchanged: ResponseHeaders

    @classmethod
    def of(cls, response):
        patch_vary_headers(response, ["Accept-Encoding"])
        # Compressed once here: these pages hold no secrets that the size could give away.
        gzipped = gzip.compress(response.content, compresslevel=6, mtime=0)
        headers = dict(response.headers.items())
        return cls(
            body_of(response.content, headers),
            body_of(gzipped, {**headers, "Content-Encoding": "gzip"}),
            ResponseHeaders({name: headers[name] for name in TOLD_AGAIN if name in headers}),
        )

    @property
    def content(self):
        return self.plain.content

    def answer(self, request) -> HttpResponse:
        etag = self.plain.headers["ETag"]
        if request.META.get("HTTP_IF_NONE_MATCH") == etag:
            return self._unchanged()
        takes_gzip = ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        response = (self.gzipped if takes_gzip else self.plain).answer()
        if "HTTP_IF_NONE_MATCH" in request.META:
            return get_conditional_response(request, etag=etag, response=response)
        return response

    def _unchanged(self):
        """What a browser asks most, without making the page first only to leave it out."""
        response = HttpResponseNotModified()
        response.headers = self.unchanged
        return response


def body_of(content, headers) -> Body:
    return Body(ResponseHeaders({**headers, "Content-Length": str(len(content))}), content)


def find(key: tuple) -> KeptPage | None:
    page = _nearby.get(key)
    if page is None and (page := cache.get(_shared(key))):
        _keep_nearby(key, page)
    return page


def keep(key: tuple, page: KeptPage) -> None:
    write(cache.set, _shared(key), page, timeout=HOUR)
    _keep_nearby(key, page)


def _keep_nearby(key, page):
    """When full all go: most are of old revisions, and the shared cache has what is still used."""
    if len(page.content) > MAX_NEARBY_BYTES:
        return
    if len(_nearby) >= MOST_NEARBY:
        _nearby.clear()
    _nearby[key] = page


def _shared(key):
    return "page:" + hashlib.sha256(repr(key).encode()).hexdigest()


def page_key(request: HttpRequest, *, renews_alone: bool = False) -> tuple | None:
    """None for a query that is too long to keep: it is answered, but fills no room."""
    pairs = ()
    if request.META.get("QUERY_STRING"):
        # The order of the values of one name stays: views read the last of them.
        lists = sorted(request.GET.lists())
        pairs = [(name, value) for name, values in lists for value in values]
        if len(pairs) > MAX_PARAMETERS or sum(len(n) + len(v) for n, v in pairs) > MAX_QUERY:
            return None
    own_key = [_page_revision_key(request.path)] if renews_alone else []
    current, *own = _revisions(REVISION_KEY, *own_key)
    # get_host refuses hosts that aren't ours, before they could be part of anything kept.
    return (*_site_key(current), *own, request.scheme, request.get_host(), request.path, *pairs)


def _site_key(current):
    now = time.time()
    parts, turns = _parts(current, int(now // HOUR))
    # How many of this hour's turns are behind us: a page made before one isn't asked for after it.
    return *parts, bisect_right(turns, now), release()


@lru_cache(maxsize=4)
def _parts(revision, hour):
    """Asked once per hour and revision, by the first process that needs it."""
    where = f"pagecache:parts:{revision}:{hour}"
    found = cache.get(where)
    if found is None:
        turns = sorted(turn for known in turning_points for turn in known())
        found = [part() for part in key_parts], turns
        write(cache.set, where, found, timeout=HOUR)
    parts, turns = found
    return (revision, hour, *parts), turns


def revision() -> str:
    return _revisions(REVISION_KEY)[0]


def new_revision() -> None:
    _begin(REVISION_KEY, cache.set)


def page_revision(path: str) -> str:
    return _revisions(_page_revision_key(path))[0]


def new_page_revision(path: str) -> None:
    _begin(_page_revision_key(path), cache.set)


@lru_cache(maxsize=2048)
def _page_revision_key(path):
    return "pagecache:page:" + hashlib.sha256(path.encode()).hexdigest()


def _revisions(*keys):
    """Asked of the shared cache at every request: what goes offline is gone from all processes.

    All at once, for a cache on another machine is a journey. Lost from the cache one becomes
    new: no page of before can come back with it.
    """
    # Files can be asked more cheaply than by reading them.
    if glance := getattr(cache, "glance", None):
        found = [glance(key) for key in keys]
    else:
        known = cache.get_many(keys)
        found = [known.get(key) for key in keys]
    return [value or _begin(key, cache.add) for key, value in zip(keys, found, strict=True)]


def write(how: Callable, key, value, *, timeout) -> None:
    """By `how`, which is the cache's `set` or `add`; for what can be made anew, never for counts.

    On a full disk nothing is kept, and what stood there goes: it was to be replaced.
    """
    try:
        how(key, value, timeout=timeout)
    except OSError:
        logger.exception("The cache could not be written")
        cache.delete(key)


def _begin(key, how):
    """A page's own is kept for longer than any page that was made under it.

    A rival may have begun first. Where nothing can be kept each visit has a revision of its own.
    """
    token = secrets.token_hex(8)
    write(how, key, token, timeout=None if key == REVISION_KEY else 2 * HOUR)
    return cache.get(key, token)


@lru_cache(maxsize=1)
def release() -> int:
    """When code or templates last changed: a new release must not show pages of the old one."""
    newest = 0
    for folder, folders, names in os.walk(settings.BASE_DIR):
        folders[:] = [f for f in folders if not f.startswith(".") and f not in {"var", "tests"}]
        for name in names:
            if name.endswith((".py", ".html", "staticfiles.json")):
                newest = max(newest, Path(folder, name).stat().st_mtime_ns)
    return newest


def etag_of(content: bytes) -> str:
    """Weak, so that a page may be compressed and still be the same page."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()[:15]).decode()
    return f'W/"{digest}"'
