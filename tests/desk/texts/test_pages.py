"""Writing the site's own pages under /beheer/teksten/."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from editions.models import Page, PageVersion
from tests import factories
from tests.html import mistakes_in
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

LIST, ABOUT = "/beheer/teksten/", "/beheer/teksten/over/"


def typed(client, url=ABOUT, **changes):
    form = client.get(url).context["form"]
    return {"action": "save", "seen": form["seen"].value(), "title": "Over", **changes}


@pytest.fixture
def page(edition):
    return factories.make_page(Page.Name.ABOUT, text="Oude woorden.")


def test_saved_page_stands_on_the_site_at_once(client, page, as_olga, olga):
    assert "Oude woorden." in client.get("/over/").content.decode()

    as_olga.post(ABOUT, typed(as_olga, text="Nieuwe **woorden**."))

    assert "Nieuwe <strong>woorden</strong>." in Client().get("/over/").content.decode()
    page.refresh_from_db()
    assert page.updated_by == olga
    assert [(row.number, row.text) for row in page.versions.newest_first()] == [
        (2, "Nieuwe **woorden**."),
        (1, "Oude woorden."),
    ]
    assert LogEntry.objects.get().change_message == "Tekst opgeslagen"


def test_page_that_nobody_wrote_yet_can_be_written(client, edition, as_olga):
    as_olga.post("/beheer/teksten/colofon/", typed(as_olga, text="Dank aan allen."))

    assert "Dank aan allen." in client.get("/colofon/").content.decode()
    assert PageVersion.objects.count() == 1


def test_preview_shows_page_changes_and_warnings_and_keeps_nothing(page, as_olga):
    text = "Oude **dingen**.\n\n## Doe mee\n\n[Lees]()\n\n<script>alert(1)</script>"

    response = as_olga.post(ABOUT, typed(as_olga, action="preview", text=text))

    html = response.content.decode()
    assert "<strong>dingen</strong>" in html
    assert "<h3>Doe mee</h3>" in html
    assert "<script>alert(1)" not in html
    assert "De link “Lees” leidt nergens heen." in html
    assert '<del><span class="visually-hidden">weg: </span>woorden.</del>' in html
    assert mistakes_in(html) == []
    page.refresh_from_db()
    assert page.text == "Oude woorden."
    assert not PageVersion.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"title": "a\nb"}, "title"),
        ({"text": ""}, "text"),
        ({"text": "x" * 50_001}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"text": "\u202eabc"}, "text"),
    ],
)
def test_wrong_words_are_told_beside_their_field(changes, field, page, as_olga):
    response = as_olga.post(ABOUT, typed(as_olga, **{"text": "Blijft staan.", **changes}))

    form = response.context["form"]
    assert response.status_code == 422
    assert list(form.errors) == [field]
    assert form["text"].value() == changes.get("text", "Blijft staan.")


def test_who_wrote_from_an_older_text_is_told_and_loses_nothing(page, as_olga, moment_in_time):
    old = typed(as_olga, text="Later.")
    moment_in_time.shift(60)
    as_olga.post(ABOUT, typed(as_olga, text="Eerst."))

    response = as_olga.post(ABOUT, old)

    assert response.status_code == 409
    html = response.content.decode()
    assert "Intussen heeft een ander" in html
    assert "Later." in html
    assert "Eerst." in html
    again = {**old, "seen": response.context["form"]["seen"].value()}
    assert as_olga.post(ABOUT, again).status_code == 302
    page.refresh_from_db()
    assert page.text == "Later."


def test_second_click_adds_no_version(page, as_olga):
    data = typed(as_olga, text="Nieuw.")

    for _ in range(2):
        assert as_olga.post(ABOUT, data).status_code == 302

    assert PageVersion.objects.count() == 2


def test_earlier_version_can_be_put_back(page, as_olga, moment_in_time):
    moment_in_time.shift(60)
    as_olga.post(ABOUT, typed(as_olga, text="Nieuw."))

    opened = as_olga.get(f"{ABOUT}?versie=1")
    assert opened.context["form"]["text"].value() == "Oude woorden."
    moment_in_time.shift(60)
    as_olga.post(ABOUT, typed(as_olga, text=opened.context["form"]["text"].value()))

    page.refresh_from_db()
    assert page.text == "Oude woorden."
    assert PageVersion.objects.count() == 3
    assert as_olga.get(f"{ABOUT}?versie=9").status_code == 404


def test_editor_of_texts_may_write_and_nobody_else(page, as_tess, as_mo, as_anna):
    assert as_tess.post(ABOUT, typed(as_tess, text="Van Tess.")).status_code == 302
    assert as_tess.get(LIST).status_code == 200
    for url in (LIST, ABOUT):
        assert as_mo.get(url).status_code == 403
        assert as_anna.get(url).status_code != 200
        assert Client().get(url).status_code == 302
    assert as_mo.post(ABOUT, {"title": "x", "text": "x"}).status_code == 403
    assert as_tess.get("/beheer/teksten/nergens/").status_code == 404


def test_pages_are_valid(page, as_olga):
    as_olga.post(ABOUT, typed(as_olga, text="Nieuw."))

    for url in (LIST, ABOUT, "/beheer/teksten/privacy/"):
        assert mistakes_in(as_olga.get(url).content.decode()) == []


def test_history_asks_as_often_for_three_as_for_one(page, as_olga, olga, moment_in_time):
    as_olga.post(ABOUT, typed(as_olga, text="Een."))
    few = queries_of(as_olga, ABOUT), queries_of(as_olga, LIST)
    for text in ("Twee.", "Drie."):
        moment_in_time.shift(60)
        as_olga.post(ABOUT, typed(as_olga, text=text))

    assert (queries_of(as_olga, ABOUT), queries_of(as_olga, LIST)) == few
