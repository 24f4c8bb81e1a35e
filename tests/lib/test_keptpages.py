"""The kept pages themselves: what tells them apart, what goes over the wire, the copy nearby."""

import gzip
import os

import pytest
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache

from tests.lib.disks import full_disk
from tests.lib.pagecache_urls import visits, words
from verbinding.lib import keptpages
from verbinding.lib.filecache import SharedFileCache
from verbinding.lib.pagecache import renew_page

pytestmark = [
    pytest.mark.urls("tests.lib.pagecache_urls"),
    pytest.mark.usefixtures("no_visits_yet"),
]

PUBLIC = "no-cache, s-maxage=60"


def test_known_page_is_answered_with_304_and_no_body(client):
    etag = client.get("/plain/")["ETag"]

    response = client.get("/plain/", headers={"If-None-Match": etag})

    assert (response.status_code, response.content) == (304, b"")
    assert (response["ETag"], response["Cache-Control"]) == (etag, PUBLIC)
    assert response["Vary"] == "Accept-Encoding"
    assert {"Content-Type", "Content-Length", "X-Ours"}.isdisjoint(response.headers)
    assert len(visits) == 1
    assert client.get("/plain/", headers={"If-None-Match": 'W/"x"'}).status_code == 200


def test_page_known_among_others_is_answered_with_304(client):
    """A shared cache tells all the versions it has, and may leave out that ours are weak."""
    etag = client.get("/plain/")["ETag"]

    for known in (f'W/"x", {etag}', etag.removeprefix("W/"), "*"):
        response = client.get("/plain/", headers={"If-None-Match": known})
        assert (response.status_code, response.content) == (304, b""), known


def test_page_renewed_alone_is_kept_for_the_rest_of_the_hour(client, kept_where, moment_in_time):
    renew_page("/counted/soep/")
    client.get("/counted/soep/")
    moment_in_time.shift(3599)

    client.get("/counted/soep/")

    assert len(visits) == 1


def test_page_that_forgot_its_own_revision_is_made_anew(client, db, kept_where):
    client.get("/counted/soep/")
    renew_page("/counted/soep/")
    client.get("/counted/soep/")
    words["now"] = "daarna"

    kept_where.delete(keptpages._page_revision_key("/counted/soep/"))

    assert b"daarna" in client.get("/counted/soep/").content


def test_page_whose_own_revision_ended_is_made_anew(client, kept_where, moment_in_time):
    """The one that follows is another, so no page of before can come back with it."""
    before = keptpages.page_revision("/counted/soep/")
    assert keptpages.page_revision("/counted/soep/") == before

    moment_in_time.shift(2 * keptpages.HOUR + 1)

    assert keptpages.page_revision("/counted/soep/") not in {before, None}


def test_copy_nearby_does_not_outlive_what_another_process_renewed(client, kept_where):
    client.get("/counted/soep/")
    client.get("/counted/soep/")
    words["now"] = "daarna"

    kept_where.set(keptpages._page_revision_key("/counted/soep/"), "by-another", timeout=60)

    assert b"daarna" in client.get("/counted/soep/").content


class FarCache(LocMemCache):
    """As on another machine: what counts is how often it's asked."""

    journeys = 0

    def get(self, *arguments, **named):
        self.journeys += 1
        return super().get(*arguments, **named)

    def get_many(self, keys, version=None):
        self.journeys += 1
        found = {key: super(FarCache, self).get(key, version=version) for key in keys}
        return {key: value for key, value in found.items() if value is not None}


@pytest.mark.parametrize("url", ["/plain/", "/counted/soep/"])
def test_kept_page_asks_a_cache_far_away_once(client, monkeypatch, url):
    far = FarCache("far", {})
    monkeypatch.setattr(keptpages, "cache", far)
    client.get(url)
    client.get(url)
    before = far.journeys

    client.get(url)

    assert far.journeys - before == 1


def test_new_release_shows_no_page_of_the_old_one(client, monkeypatch):
    client.get("/plain/")
    monkeypatch.setattr(keptpages, "release", lambda: 1)

    client.get("/plain/")

    assert len(visits) == 2


def test_page_is_not_kept_for_another_scheme(client):
    """Absolute links in it begin with the one on which it was asked."""
    client.get("/plain/")
    client.get("/plain/", secure=True)

    assert len(visits) == 2


@pytest.mark.parametrize("name", ["lib/views.py", "templates/home.html", "static/staticfiles.json"])
def test_release_is_the_time_of_the_newest_source(name, settings, tmp_path):
    sources = ["lib/views.py", "templates/home.html", "static/staticfiles.json"]
    others = ["var/new.py", "tests/new.py", ".git/new.py", "new.md"]
    for path in [tmp_path / one for one in (*sources, *others)]:
        path.parent.mkdir(exist_ok=True)
        path.touch()
        made = 3 if path == tmp_path / name else 9 if path.stem == "new" else 1
        os.utime(path, ns=(made, made))
    settings.BASE_DIR = tmp_path
    keptpages.release.cache_clear()

    try:
        assert keptpages.release() == 3
    finally:
        keptpages.release.cache_clear()


def test_page_is_compressed_for_who_can_read_that(client):
    plain = client.get("/plain/")
    small = client.get("/plain/", headers={"Accept-Encoding": "br, gzip"})
    refused = client.get("/plain/", headers={"Accept-Encoding": "gzip;q=0, identity"})

    assert gzip.decompress(small.content) == plain.content == refused.content
    assert small["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    assert plain["Vary"] == small["Vary"] == "Accept-Encoding"
    assert plain["ETag"] == small["ETag"]
    assert int(small["Content-Length"]) == len(small.content)


def test_copy_nearby_does_not_outlive_what_another_process_published(client, kept_where):
    """The revision is read from the shared cache each time; here another process raised it."""
    client.get("/plain/")
    words["now"] = "daarna"

    kept_where.set(keptpages.REVISION_KEY, "by-another-process", timeout=None)

    assert b"daarna" in client.get("/plain/").content


def test_copy_nearby_saves_a_look_in_the_shared_cache(client):
    client.get("/plain/")
    *_, key = keptpages._nearby
    cache.delete(keptpages._shared(key))

    client.get("/plain/")

    assert len(visits) == 1


def test_copies_nearby_stay_few(client):
    for number in range(keptpages.MOST_NEARBY + 5):
        client.get(f"/filtered/?q={number}")

    assert 0 < len(keptpages._nearby) <= keptpages.MOST_NEARBY


def test_large_answers_are_not_kept_nearby(client, monkeypatch):
    monkeypatch.setattr(keptpages, "MAX_NEARBY_BYTES", 5)
    monkeypatch.setattr(keptpages, "_nearby", {})

    client.get("/plain/")
    client.get("/plain/")

    assert not keptpages._nearby
    assert len(visits) == 1


@pytest.mark.parametrize("how", ["set", "add"])
def test_full_disk_keeps_nothing_and_leaves_nothing_old(how, monkeypatch, tmp_path):
    shared = SharedFileCache(str(tmp_path / "cache"), {})
    monkeypatch.setattr(keptpages, "cache", shared)
    shared.set("set", "old")

    with full_disk():
        keptpages.write(getattr(shared, how), how, "new", timeout=60)

    assert shared.get(how) is None


def test_full_disk_shows_no_visitor_the_page_of_another(client, monkeypatch, tmp_path):
    monkeypatch.setattr(keptpages, "cache", SharedFileCache(str(tmp_path / "cache"), {}))
    client.get("/plain/")
    assert len(visits) == 1

    with full_disk():
        keptpages.new_revision()
        answers = [client.get("/plain/") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert len(visits) == 3
