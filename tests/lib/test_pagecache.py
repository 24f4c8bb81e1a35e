"""The page cache: fast for strangers, never a wrong page for anybody."""

import logging
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.lib.pagecache_urls import visits, words
from verbinding.lib import keptpages
from verbinding.lib.pagecache import (
    raise_revision,
    register_key_part,
    register_turning_points,
    renew_page,
)

pytestmark = [
    pytest.mark.urls("tests.lib.pagecache_urls"),
    pytest.mark.usefixtures("no_visits_yet"),
]

PUBLIC, PRIVATE = "no-cache, s-maxage=60", "private, no-store"


def test_second_visitor_is_answered_without_view_or_query(client, db, django_assert_num_queries):
    first = client.get("/plain/")
    with django_assert_num_queries(0):
        second = Client().get("/plain/")

    assert visits == ["/plain/"]
    assert second.content == first.content
    assert second.headers == first.headers
    assert second["X-Ours"] == "1"


def test_public_page_may_be_kept_by_others_for_a_minute_and_has_no_cookie(client):
    for response in (client.get("/plain/"), client.get("/plain/")):
        assert response["Cache-Control"] == PUBLIC
        assert response["ETag"].startswith('W/"')
        assert "Cookie" not in response.get("Vary", "")
        assert not response.cookies


def test_page_that_did_not_change_keeps_its_etag_over_a_revision(client):
    etag = client.get("/plain/")["ETag"]
    raise_revision()

    assert client.get("/plain/", headers={"If-None-Match": etag}).status_code == 304
    assert len(visits) == 2


def test_head_is_answered_like_get_without_its_body(client):
    head = client.head("/plain/")

    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == client.get("/plain/")["ETag"]
    assert client.get("/plain/").content != b""
    assert client.head("/plain/").content == b""
    assert len(visits) == 1


def test_one_page_can_be_made_anew_alone(client, db, kept_where):
    for url in ("/plain/", "/counted/soep/", "/counted/koor/"):
        client.get(url)
    words["now"] = "daarna"

    renew_page("/counted/soep/")

    assert b"daarna" in client.get("/counted/soep/").content
    for url in ("/plain/", "/counted/koor/"):
        assert b"eerst" in client.get(url).content


def test_publishing_shows_at_once(client, kept_where):
    client.get("/plain/")
    words["now"] = "daarna"
    assert b"eerst" in client.get("/plain/").content

    raise_revision()

    assert b"daarna" in client.get("/plain/").content


@pytest.mark.django_db
def test_revision_rises_again_after_the_commit(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        raise_revision()
        client.get("/plain/")  # a rival keeps the page as it was before the commit
        words["now"] = "daarna"

    assert b"daarna" in client.get("/plain/").content


@pytest.mark.django_db
def test_page_renewed_alone_is_made_again_after_the_commit(
    client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        renew_page("/counted/soep/")
        client.get("/counted/soep/")  # a rival keeps the page as it was before the commit
        words["now"] = "daarna"

    assert b"daarna" in client.get("/counted/soep/").content


def test_lost_revision_only_makes_pages_anew(client):
    client.get("/plain/")
    cache.delete(keptpages.REVISION_KEY)

    assert client.get("/plain/").status_code == 200
    assert len(visits) == 2


def test_new_hour_makes_the_page_anew(client, moment_in_time):
    client.get("/plain/")
    moment_in_time.shift(3599)
    client.get("/plain/")
    assert len(visits) == 1

    moment_in_time.shift(1)
    client.get("/plain/")

    assert len(visits) == 2


def test_phase_is_part_of_the_key_and_asked_once_per_hour(client, moment_in_time):
    phases = iter(["open", "week"])
    register_key_part(lambda: next(phases))
    client.get("/plain/")
    client.get("/filtered/")
    assert len(visits) == 2

    raise_revision()
    client.get("/plain/")

    assert next(phases, None) is None
    assert len(visits) == 3


def test_who_carries_a_session_gets_a_private_page(client):
    client.get("/plain/")
    client.cookies["sessionid"] = "x"

    response = client.get("/plain/")

    assert response["Cache-Control"] == PRIVATE
    assert "ETag" not in response
    assert len(visits) == 2
    assert Client().get("/plain/")["Cache-Control"] == PUBLIC


def test_other_cookies_change_nothing(client):
    client.cookies["csrftoken"] = "a" * 32
    client.cookies["ik-kom"] = "x"
    client.get("/plain/")

    assert Client().get("/plain/")["Cache-Control"] == PUBLIC
    assert len(visits) == 1


def test_other_views_are_private_unless_they_say_otherwise(client):
    assert client.get("/personal/")["Cache-Control"] == PRIVATE
    assert client.post("/personal/")["Cache-Control"] == PRIVATE
    assert client.get("/nergens/")["Cache-Control"] == PRIVATE
    assert client.get("/picture/")["Cache-Control"] == "public, max-age=600"


@pytest.mark.parametrize("name", ["missing", "streaming", "large"])
def test_gone_streaming_and_huge_answers_are_not_kept(client, name):
    client.get(f"/{name}/")
    client.get(f"/{name}/")

    assert visits == [f"/{name}/"] * 2


def test_page_that_asks_not_to_be_kept_is_not(client):
    answers = [client.get("/short_lived/") for _ in range(2)]

    assert visits == ["/short_lived/"] * 2
    assert {answer["Cache-Control"] for answer in answers} == {"no-store"}


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("with_cookie", "a cookie"),
        ("with_session", "Vary: Cookie"),
        ("with_form", "a cookie and Vary: Cookie and a CSRF token"),
    ],
)
def test_page_that_wrongly_is_personal_is_not_kept_and_told(client, name, sign, caplog):
    client.cookies["csrftoken"] = "a" * 32
    with caplog.at_level(logging.ERROR, "verbinding.lib.pagecache"):
        response = client.get(f"/{name}/")
    Client().get(f"/{name}/")

    assert response["Cache-Control"] == PRIVATE
    assert len(visits) == 2
    assert f"The public page /{name}/ holds {sign}\n" in caplog.text


def test_query_in_another_order_is_the_same_page(client):
    client.get("/filtered/?q=soep&dag=2026-12-14&q=brood")
    client.get("/filtered/?dag=2026-12-14&q=soep&q=brood")
    assert len(visits) == 1

    client.get("/filtered/?q=soep")

    assert len(visits) == 2


def test_last_of_two_values_is_not_answered_with_the_page_of_the_other(client):
    client.get("/filtered/?q=soep&q=brood")

    page = client.get("/filtered/?q=brood&q=soep").content

    assert b"['brood', 'soep']" in page


def test_parameters_that_a_page_does_not_know_do_not_reach_it(client):
    response = client.get("/filtered/?q=soep&vreemd=%3Cscript%3E&utm_source=x")

    assert visits == ["/filtered/?q=soep"]
    assert b"vreemd" not in response.content
    client.get("/filtered/?q=soep&fbclid=123")
    assert len(visits) == 1


def test_page_that_names_no_parameters_is_one_page_whatever_is_asked(client):
    client.get("/plain/?pagina=2")
    client.get("/plain/?utm_campaign=x")

    assert visits == ["/plain/"]


@pytest.mark.parametrize("query", ["q=" + "x" * 501, "&".join(["q=1"] * 31)])
def test_endless_queries_are_answered_but_fill_no_room(client, query):
    before = len(cache._cache)

    answer = client.get(f"/filtered/?{query}")
    again = client.get(f"/filtered/?{query}", headers={"If-None-Match": answer["ETag"]})

    assert (answer.status_code, again.status_code) == (200, 304)
    assert len(cache._cache) == before


@pytest.mark.parametrize("query", ["%ff=%fe", "=", "&&&", "q[]=1", "%F0%9F%8E%84"])
def test_odd_queries_never_crash(client, query):
    assert client.get(f"/filtered/?{query}").status_code == 200
    assert client.get(f"/plain/?{query}").status_code == 200


def test_strange_host_is_refused_and_kept_nowhere(client, settings):
    settings.ALLOWED_HOSTS = ["testserver", "www.example.nl"]

    assert client.get("/plain/", headers={"Host": "evil.example.com"}).status_code == 400
    assert visits == []
    client.get("/plain/")
    client.get("/plain/", headers={"Host": "www.example.nl"})
    assert len(visits) == 2


def test_sending_is_never_answered_from_the_cache(client):
    client.get("/plain/")

    answer = client.post("/plain/")

    assert (answer.status_code, answer["Cache-Control"]) == (405, PRIVATE)


def test_embedding_is_still_allowed_from_the_cache(client):
    first, second = client.get("/embedded/"), client.get("/embedded/")

    assert len(visits) == 1
    assert "frame-ancestors 'none' *" in second["Content-Security-Policy"]
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert "X-Frame-Options" not in second
    assert client.get("/plain/")["X-Frame-Options"] == "DENY"


def test_nothing_is_kept_under_debug(client, settings):
    settings.DEBUG = True
    client.get("/plain/")

    assert client.get("/plain/")["Cache-Control"] == PUBLIC
    assert len(visits) == 2


def test_many_at_once_all_get_the_same_page(client):
    with ThreadPoolExecutor(8) as pool:
        pages = set(pool.map(lambda _: Client().get("/plain/").content, range(40)))

    assert len(pages) == 1


@pytest.mark.django_db
def test_page_made_while_something_changes_is_not_kept_as_new(client, monkeypatch):
    monkeypatch.setitem(words, "meanwhile", raise_revision)
    client.get("/plain/")
    monkeypatch.delitem(words, "meanwhile")

    client.get("/plain/")
    client.get("/plain/")

    assert len(visits) == 2


def test_kept_page_turns_at_its_moment_and_not_before(client, moment_in_time):
    """The hour begins at 12; nothing raises the revision."""
    now = int(time.time())
    register_turning_points(lambda: [now + 1200, now + 600])
    for seconds in (0, 599, 1, 599, 1, 600):
        moment_in_time.shift(seconds)
        client.get("/plain/")

    assert visits == ["/plain/"] * 3
