"""A NUL never reaches the database: PostgreSQL would answer with an error."""

import pytest
from django.test import Client

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


@pytest.mark.parametrize(
    "address",
    [
        "/activiteiten/?thema=a%00b",
        "/activiteiten/nieuw/?voorbeeld=%00",
        "/teams/starten/?na=%00",
        "/teams/%00/",
    ],
)
def test_address_with_nul_is_refused(client, address):
    assert client.get(address).status_code == 400


def test_cookie_with_nul_is_refused():
    client = Client(HTTP_COOKIE='sessionid="aaaaaaaaaaaa\\000"')

    assert client.get("/mijn/").status_code == 400


def test_form_with_nul_is_refused(as_anna, team):
    url = f"/teams/{team.slug}/stap/"

    assert as_anna.post(url, {"step": "withdraw", "note": "\x00"}).status_code == 400
    assert as_anna.post("/teams/starten/", {"inspired_name": "\x00"}).status_code == 400
    assert as_anna.post("/teams/starten/", {"\x00": "x"}).status_code == 400


def test_other_signs_pass(client):
    team = factories.make_team("Rond de ☕")

    assert client.get("/activiteiten/", {"q": "100% 00\t€"}).status_code == 200
    assert client.get(team.get_absolute_url()).status_code == 200
