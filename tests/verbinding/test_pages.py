"""The information pages: the organiser's text, its contents, and kindness while there is none."""

import datetime as dt

import pytest
from django.core.cache import cache

from editions.models import Page
from tests import factories

ADDRESSES = ["/over/", "/spelregels/", "/privacy/", "/toegankelijkheid/", "/colofon/", "/english/"]
LONG = "Vooraf.\n\n## Wat we willen\n\nA.\n\n## Waarom\n\nB.\n\n## Hoe\n\nC.\n\n## Wie\n\nD."


def html(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_shows_the_text_of_the_organiser(client, db, address):
    factories.make_page(address.strip("/"), title="Onze titel", text="Lees **dit** eens.")

    page = html(client, address)

    assert "Onze titel</h1>" in page
    assert "Lees <strong>dit</strong> eens." in page
    assert "Bijgewerkt op" in page or "Last changed on" in page


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_answers_kindly_before_its_text_is_there(client, db, address):
    page = html(client, address)

    assert "Deze tekst komt nog" in page
    assert f"{Page.Name(address.strip('/')).label}</h1>" in page


@pytest.mark.parametrize("who", ["client", "as_anna", "as_sam", "as_mo", "as_olga"])
def test_page_is_for_everybody(request, who, edition):
    factories.make_page(Page.Name.ABOUT, text="Voor iedereen.")

    assert "Voor iedereen." in html(request.getfixturevalue(who), "/over/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_sets_no_cookie_and_does_not_vary_by_one(client, db, address):
    response = client.get(address)

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_long_page_has_a_table_of_contents_that_leads_to_its_parts(client, db):
    factories.make_page(Page.Name.ABOUT, text=LONG)

    page = html(client, "/over/")

    for anchor in ("wat-we-willen", "waarom", "hoe", "wie"):
        assert f'<a href="#{anchor}">' in page
        assert f'id="{anchor}"' in page


def test_short_page_has_no_table_of_contents(client, db):
    factories.make_page(Page.Name.ABOUT, text="## Eén kop\n\nEn dat was het.")

    assert "Op deze pagina" not in html(client, "/over/")


def test_page_of_the_organiser_can_not_bring_script(client, db):
    factories.make_page(Page.Name.ABOUT, text="## <b>Kop</b>\n\n<script>alert(1)</script>")

    page = html(client, "/over/")

    assert "<script>alert" not in page
    assert "<b>Kop" not in page


def test_english_page_says_that_it_is_in_english(client, db):
    factories.make_page(Page.Name.ENGLISH, title="In English", text="Come along.")

    page = html(client, "/english/")

    assert '<html lang="nl"' in page
    assert 'lang="en"' in page


def test_other_pages_stay_in_dutch(client, db):
    factories.make_page(Page.Name.ABOUT)

    assert 'lang="en"' not in html(client, "/over/")


def test_spelregels_show_the_version_that_counts_with_its_date(client, db):
    factories.make_spelregels(1, text="Oude woorden.", published_at=_at("2026-01-05"))
    factories.make_spelregels(2, text="Nieuwe woorden.", published_at=_at("2026-11-01"))
    factories.make_spelregels(3, text="Nog niet.", published_at=_at("2026-12-01"))

    page = html(client, "/spelregels/")

    assert "Versie 2" in page
    assert "1 november 2026" in page
    # What comes later stands apart, folded away, with its day.
    counting, _, later = page.partition("Vanaf 1 december 2026")
    assert "Nog niet." not in counting
    assert "Nog niet." in later


def test_spelregels_keep_older_versions_readable(client, db):
    factories.make_spelregels(1, text="Oude woorden.", published_at=_at("2026-01-05"))
    factories.make_spelregels(2, text="Nieuwe woorden.", published_at=_at("2026-11-01"))

    page = html(client, "/spelregels/")

    assert page.index("Nieuwe woorden.") < page.index("Eerdere versies")
    assert page.index("Eerdere versies") < page.index("Oude woorden.")


def test_spelregels_speak_of_no_older_versions_when_there_are_none(client, db):
    factories.make_spelregels(1)

    assert "Eerdere versies" not in html(client, "/spelregels/")


def _at(text):
    return factories.at(dt.date.fromisoformat(text), 9)


def test_privacy_page_names_who_is_responsible_once_that_is_known(client, edition):
    factories.make_page(Page.Name.PRIVACY)
    factories.make_page(Page.Name.ABOUT)
    assert "Verantwoordelijk" not in html(client, "/privacy/")

    edition.responsible = "Stichting Voorbeeld, Lampionpad 1 in Utrecht"
    edition.save()
    cache.clear()

    assert "Stichting Voorbeeld, Lampionpad 1 in Utrecht" in html(client, "/privacy/")
    assert "Verantwoordelijk" not in html(client, "/over/")
