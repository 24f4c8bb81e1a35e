"""The rooms under /beheer/mededelingen/."""

import datetime as dt

import pytest
from django.test import Client

from editions.models import Announcement
from tests import factories
from tests.conftest import NOW
from tests.html import mistakes_in
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

LIST, NEW = "/beheer/mededelingen/", "/beheer/mededelingen/nieuw/"


def typed(**changes):
    return {
        "action": "save",
        "text": "Code geel: kijk voor je weggaat of het doorgaat.",
        "link": "/activiteiten/",
        "link_label": "Bekijk de activiteiten",
        "kind": "let-op",
        "where": "overal",
        "starts_at": "2026-11-23T14:20",
        "ends_at": "2026-11-24T09:00",
        **changes,
    }


def edit_url(announcement):
    return f"{LIST}{announcement.pk}/"


def seen(client, announcement):
    return client.get(edit_url(announcement)).context["form"].initial["seen"]


def test_saved_announcement_stands_on_the_kept_pages_at_its_time(
    edition, as_olga, olga, moment_in_time
):
    assert "Code geel" not in Client().get("/over/").content.decode()

    response = as_olga.post(NEW, typed(), follow=True)

    assert "De mededeling is opgeslagen." in response.content.decode()
    assert Announcement.objects.get().made_by == olga
    assert "Code geel" not in Client().get("/over/").content.decode()
    moment_in_time.move_to(NOW.replace(hour=14, minute=20))
    assert "Code geel" in Client().get("/over/").content.decode()


def test_preview_shows_it_and_keeps_nothing(as_olga):
    response = as_olga.post(NEW, typed(action="preview"))

    html = response.content.decode()
    assert "Zo komt het op de site" in html
    assert html.count("Code geel") == 2
    assert not Announcement.objects.exists()
    assert mistakes_in(html) == []


def test_double_click_makes_one(as_olga):
    token = as_olga.get(NEW).context["form"].initial["form_token"]

    for _ in range(2):
        as_olga.post(NEW, typed(form_token=str(token)))

    assert Announcement.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "x" * 201}, "text"),
        ({"text": "a\nb"}, "text"),
        ({"text": "\u202egnimok"}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "//elders.example/"}, "link"),
        ({"link": "/met spatie/"}, "link"),
        ({"link": ""}, "link"),
        ({"link_label": ""}, "link_label"),
        ({"kind": "schreeuw"}, "kind"),
        ({"where": "nergens"}, "where"),
        ({"starts_at": "2026-02-30T10:00"}, "starts_at"),
        ({"starts_at": "0001-01-01T00:00"}, "starts_at"),
        ({"ends_at": "9999-12-31T23:59"}, "ends_at"),
        ({"ends_at": "2026-11-23T14:20"}, "ends_at"),
        ({"ends_at": "2026-11-23T11:59", "starts_at": "2026-11-23T10:00"}, "ends_at"),
    ],
)
def test_wrong_input_is_told_beside_its_field_and_nothing_is_lost(changes, field, as_olga):
    response = as_olga.post(NEW, typed(**changes))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Announcement.objects.exists()
    if "link_label" not in changes:
        assert "Bekijk de activiteiten" in response.content.decode()


def test_third_at_the_same_time_is_refused_by_name(as_olga):
    for text in ("Een", "Twee"):
        factories.make_announcement(text, ends_at=NOW + dt.timedelta(days=3))

    response = as_olga.post(NEW, typed())

    assert "“Een” en “Twee”" in response.content.decode()
    assert Announcement.objects.count() == 2


def test_page_that_grew_old_writes_over_nothing(as_olga, moment_in_time):
    announcement = factories.make_announcement()
    old = seen(as_olga, announcement)
    moment_in_time.shift(60)
    as_olga.post(edit_url(announcement), typed(text="Eerst", seen=seen(as_olga, announcement)))

    response = as_olga.post(edit_url(announcement), typed(text="Later", seen=old))

    assert response.status_code == 409
    assert "Later" in response.content.decode()
    announcement.refresh_from_db()
    assert announcement.text == "Eerst"


def test_stopping_takes_it_off_the_kept_pages(edition, as_olga):
    announcement = factories.make_announcement("Nog even dit.")
    assert "Nog even dit." in Client().get("/over/").content.decode()

    as_olga.post(f"{edit_url(announcement)}stop/")

    assert "Nog even dit." not in Client().get("/over/").content.decode()
    announcement.refresh_from_db()
    assert announcement.ends_at == NOW
    again = as_olga.post(f"{edit_url(announcement)}stop/", follow=True)
    assert "stond niet op de site" in again.content.decode()


def test_throwing_away_takes_it_off_the_kept_pages(edition, as_olga):
    announcement = factories.make_announcement("Een vergissing.")
    assert "Een vergissing." in Client().get("/over/").content.decode()

    as_olga.post(f"{edit_url(announcement)}weg/")

    assert "Een vergissing." not in Client().get("/over/").content.decode()
    assert not Announcement.objects.exists()


def test_editor_of_texts_may_do_all_of_it(as_tess):
    assert as_tess.post(NEW, typed()).status_code == 302
    announcement = Announcement.objects.get()
    assert as_tess.get(LIST).status_code == 200
    assert as_tess.get(edit_url(announcement)).status_code == 200
    assert as_tess.post(f"{edit_url(announcement)}weg/").status_code == 302


def test_nobody_else_comes_in(as_mo, as_anna):
    announcement = factories.make_announcement()
    pages = [LIST, NEW, edit_url(announcement)]

    assert [as_mo.get(url).status_code for url in pages] == [403] * 3
    assert all(Client().get(url)["Location"].startswith("/") for url in pages)
    assert {as_anna.get(url).status_code for url in pages} & {200} == set()
    for verb in ("stop", "weg"):
        assert as_mo.post(f"{edit_url(announcement)}{verb}/").status_code == 403
    assert Announcement.objects.filter(ends_at__gt=NOW).exists()


def test_pages_are_valid_and_say_what_is_empty(as_olga):
    empty = as_olga.get(LIST).content.decode()
    factories.make_announcement()
    factories.make_announcement("Was", ends_at=NOW, starts_at=NOW - dt.timedelta(hours=1))
    full = as_olga.get(LIST).content.decode()

    assert "Er zijn nog geen mededelingen" in empty
    assert "Geweest" in full
    assert [*mistakes_in(empty), *mistakes_in(full)] == []
    assert mistakes_in(as_olga.get(NEW).content.decode()) == []


def test_list_asks_as_often_for_three_as_for_one(as_olga, olga):
    factories.make_announcement(made_by=olga)
    few = queries_of(as_olga, LIST)
    for number in range(2):
        factories.make_announcement(f"Nog een {number}", made_by=olga)

    assert queries_of(as_olga, LIST) == few
