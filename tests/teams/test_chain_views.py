"""What everybody reads about the chain: the page of all, a team's own part, and the invitation."""

import re
from urllib.parse import unquote

import pytest
from django.test import Client

from teams.inspiring import How, link
from tests.factories import make_team
from tests.html import mistakes_in
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
CHAIN = "/kettingreactie/"


@pytest.fixture
def family(edition):
    mother = make_team("Moeder", slug="moeder")
    child = make_team("Kind", slug="kind", inspired_by=mother)
    make_team("Tweeling", slug="tweeling", inspired_by=mother)
    make_team("Kleinkind", slug="kleinkind", inspired_by=child)
    return mother


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def test_chain_tells_who_inspired_whom(family, client):
    page = client.get(CHAIN)

    assert "3 keer bracht een team het volgende op het idee" in text_of(page)
    assert "inspireerde 2 teams, die er samen 1 inspireerden" in text_of(page)
    assert [one.name for one in page.context["longest"]] == ["Moeder", "Kind", "Kleinkind"]
    assert mistakes_in(page.text) == []


@pytest.mark.parametrize("teams", [0, 1])
def test_chain_without_links_says_how_it_begins(teams, edition, client):
    for number in range(teams):
        make_team(f"Team {number}")

    page = client.get(CHAIN)

    assert "De eerste schakel moet nog komen" in page.text
    assert '<svg class="chain-map__drawing"' not in page.text


def test_chain_changes_at_once_with_a_new_link(family, client):
    newcomer = make_team("Verse Buren")
    assert "Verse Buren" not in client.get(CHAIN).text

    link(newcomer, family, How.LATER)

    page = client.get(CHAIN)
    assert [one.name for one in page.context["newest"]] == ["Verse Buren"]
    assert "Verse Buren kwam na Moeder · 23 november 2026" in text_of(page)


def test_chain_asks_as_often_for_many_as_for_few(family, client):
    few = queries_of(client, CHAIN)
    for number in range(5):
        make_team(f"Nog een {number}", inspired_by=family)

    assert queries_of(client, CHAIN) == few


@pytest.mark.parametrize("number", ["0", "-1", "99999", "x", "1e9", ""])
def test_chain_has_a_page_for_every_number(number, family, client):
    page = client.get(CHAIN, {"pagina": number})

    assert page.status_code == 200
    assert "Kleinkind" in page.text


def test_later_pages_repeat_where_they_hang_and_draw_nothing(edition, client):
    mother = make_team("Moeder")
    for number in range(104):
        make_team(f"Kind {number:03}", inspired_by=mother)

    page = client.get(f"{CHAIN}?pagina=2")

    assert "(vervolg)" in page.text
    assert "Kind 103" in page.text
    assert page.context["drawing"] is None
    assert mistakes_in(page.text) == []


# --- On the page of a team ----------------------------------------------------------------------


def test_team_shows_its_part(family, client):
    mother, child, last = (
        text_of(client.get(f"/teams/{slug}/")) for slug in ("moeder", "kind", "kleinkind")
    )

    assert "Moeder inspireerde 2 teams, die er samen 1 inspireerden" in mother
    assert "Geïnspireerd door Moeder" in child
    assert "Kind inspireerde 1 team" in child
    assert "Geïnspireerd door Kind" in last
    assert "inspireerde nog geen" not in last


def test_team_without_links_shows_no_chain(team, client):
    page = client.get(team.get_absolute_url())

    assert "De kettingreactie" not in page.text
    assert f"/teams/{team.slug}/start-ook/" in page.text


def test_team_names_nobody_who_is_not_online(edition, client):
    hidden = make_team("Verborgen", status=Status.OFFLINE)
    child = make_team("Kind", inspired_by=hidden)

    assert "Verborgen" not in client.get(child.get_absolute_url()).text


def test_lead_finds_the_way_to_mend_it(as_anna, as_bram, team):
    address = f"/teams/{team.slug}/geinspireerd-door/"

    assert address in as_anna.get(team.get_absolute_url()).text
    assert address not in as_bram.get(team.get_absolute_url()).text


# --- The invitation -----------------------------------------------------------------------------


def test_invitation_names_the_team_and_leads_to_the_form(team, client, settings):
    page = client.get(f"/teams/{team.slug}/start-ook/")

    form = client.get(re.search(r'href="(/teams/starten/\?via=[^"]+)"', page.text)[1])
    assert "Samen in Zwolle geeft het door" in page.text
    assert form.context["inviting"] == team
    assert 'value="Samen in Zwolle"' in form.text
    whatsapp = next(one.url for one in page.context["links"] if one.label == "WhatsApp")
    assert f"{settings.SITE_URL}/teams/{team.slug}/start-ook/" in unquote(whatsapp)
    assert "Anna" not in page.text


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.OFFLINE, Status.REJECTED])
def test_invitation_of_a_hidden_team_is_nowhere(status, anna, as_anna):
    hidden = make_team(lead=anna, status=status)

    assert Client().get(f"/teams/{hidden.slug}/start-ook/").status_code == 404
    assert as_anna.get(f"/teams/{hidden.slug}/start-ook/").status_code == 404
