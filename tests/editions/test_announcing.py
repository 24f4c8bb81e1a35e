"""The bar at the top of the site comes and goes by the clock, also from kept pages."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from editions.announcing import announcements_for, crowding
from editions.models import Announcement
from tests import factories
from tests.conftest import NOW
from verbinding.lib.pagecache import raise_revision

pytestmark = pytest.mark.django_db

MINUTE = dt.timedelta(minutes=1)
TEXT = "Zaterdag is de telefoon dicht."


def at(hour, minute=0, second=0):
    return NOW.replace(hour=hour, minute=minute, second=second)


def is_on(url="/over/"):
    return TEXT in Client().get(url).content.decode()


def test_kept_page_shows_the_bar_from_its_minute_to_its_end(edition, moment_in_time):
    factories.make_announcement(TEXT, starts_at=at(12, 20), ends_at=at(12, 40))
    raise_revision()
    seen = {}
    for moment in [at(12), at(12, 19, 59), at(12, 20), at(12, 39, 59), at(12, 40), at(13, 20)]:
        moment_in_time.move_to(moment)
        seen[f"{moment:%H:%M:%S}"] = is_on()

    assert seen == {
        "12:00:00": False,
        "12:19:59": False,
        "12:20:00": True,
        "12:39:59": True,
        "12:40:00": False,
        "13:20:00": False,
    }


def test_bar_of_a_later_hour_and_day_comes_in_time(edition, moment_in_time):
    factories.make_announcement(
        TEXT, starts_at=at(14, 20), ends_at=at(14, 20) + dt.timedelta(days=1)
    )
    raise_revision()
    before = [is_on()]
    moment_in_time.move_to(at(14, 19))
    before.append(is_on())

    moment_in_time.move_to(at(14, 20))
    during = [is_on()]
    moment_in_time.move_to(at(23, 59))
    during.append(is_on())
    moment_in_time.move_to(at(14, 20) + dt.timedelta(days=1))

    assert (before, during, is_on()) == ([False, False], [True, True], False)


def test_kept_page_with_a_bar_costs_no_query(edition, moment_in_time, django_assert_num_queries):
    factories.make_announcement(TEXT, starts_at=at(12, 20), ends_at=at(13))
    moment_in_time.move_to(at(12, 20))
    first = Client().get("/over/").content

    with django_assert_num_queries(0):
        moment_in_time.move_to(at(12, 30))
        assert Client().get("/over/").content == first
    assert TEXT in first.decode()


def test_page_made_anew_within_the_hour_asks_no_second_time(edition, django_assert_num_queries):
    factories.make_announcement(TEXT)
    announcements_for("/")

    with django_assert_num_queries(0):
        assert [one.text for one in announcements_for("/over/")] == [TEXT]


@pytest.mark.parametrize(
    ("where", "expected"),
    [("overal", {"/": True, "/over/": True}), ("voorpagina", {"/": True, "/over/": False})],
)
def test_bar_stands_where_it_should(where, expected, edition):
    factories.make_announcement(TEXT, where=where)

    assert {url: is_on(url) for url in expected} == expected


def test_bar_is_a_landmark_without_cookie_or_form(client, edition):
    factories.make_announcement(
        TEXT, link="/activiteiten/", link_label="Bekijk wat doorgaat", kind="let-op"
    )

    response = client.get("/over/")

    html = response.content.decode()
    assert '<aside class="announcements wrap stack no-print" aria-label="Mededeling">' in html
    assert '<a href="/activiteiten/">Bekijk wat doorgaat</a>' in html
    assert not response.cookies


def test_what_looks_like_markup_is_shown_as_words(client, edition):
    factories.make_announcement("<script>alert(1)</script> & 🎉")

    html = client.get("/over/").content.decode()

    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; 🎉" in html


@pytest.mark.parametrize("url", ["/embed/activiteiten/", "/nergens/", "/beheer/mededelingen/"])
def test_bar_stays_away_from_other_frames(url, edition, as_olga):
    factories.make_announcement(TEXT, where="overal")

    html = as_olga.get(url).content.decode()

    assert 'class="announcements' not in html


def test_two_stand_together_with_the_warning_first(edition):
    factories.make_announcement("Oud", starts_at=NOW - 3 * MINUTE)
    factories.make_announcement("Nieuw", starts_at=NOW - MINUTE)
    assert [one.text for one in announcements_for("/")] == ["Nieuw", "Oud"]

    factories.make_announcement("Storing", starts_at=NOW - 5 * MINUTE, kind="let-op")
    raise_revision()

    assert [one.text for one in announcements_for("/")] == ["Storing", "Nieuw"]


def test_crowding_names_those_that_stand_there_at_one_moment(edition):
    morning = factories.make_announcement("Ochtend", starts_at=at(9), ends_at=at(12))
    noon = factories.make_announcement("Middag", starts_at=at(11), ends_at=at(14))
    factories.make_announcement("Avond", starts_at=at(19), ends_at=at(20))

    assert crowding(at(8), at(11)) == []
    assert crowding(at(12), at(20)) == []
    assert crowding(at(8), at(11, 30)) == [morning, noon]
    assert crowding(at(8), at(11, 30), besides=noon.pk) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_at": NOW - 2 * dt.timedelta(hours=1)},
        {"link": "/activiteiten/"},
        {"link_label": "Lees meer"},
        {"kind": "schreeuw"},
        {"where": "nergens"},
    ],
)
def test_database_refuses_what_can_not_be_shown(wrong):
    with pytest.raises(IntegrityError):
        factories.make_announcement(**wrong)


def test_queryset_tells_what_is_over(edition):
    now = timezone.now()
    over = factories.make_announcement(starts_at=now - 2 * MINUTE, ends_at=now)
    later = factories.make_announcement(starts_at=now + MINUTE)

    assert list(Announcement.objects.over()) == [over]
    assert list(Announcement.objects.not_over()) == [later]
