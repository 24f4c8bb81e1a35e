"""A NUL never reaches the database: PostgreSQL would answer with an error."""

import pytest
from django.test import Client

from activities.workflow import take_step
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


@pytest.mark.parametrize(
    "address",
    [
        "/activiteiten/?thema=a%00b",
        "/activiteiten/nieuw/?voorbeeld=%00",
        "/teams/starten/?via=%00",
        "/teams/%00/",
    ],
)
def test_address_with_nul_is_refused(client, address):
    assert client.get(address).status_code == 400


def test_cookie_with_nul_is_refused():
    client = Client(HTTP_COOKIE='sessionid="aaaaaaaaaaaa\\000"')

    assert client.get("/mijn/").status_code == 400


def test_form_with_nul_says_so_beside_the_field(client):
    response = client.post("/teams/starten/", {"inspired_name": "a\x00b", "\x00": "x"})

    assert response.status_code == 422
    assert response.context["form"].errors["inspired_name"]


def test_note_is_kept_without_nul(anna):
    activity = factories.make_activity(owner=anna)

    change = take_step(activity, "cancel", by=anna, note="De kok\x00 is ziek.")

    assert change.note == "De kok is ziek."


def test_other_signs_pass(client):
    team = factories.make_team("Rond de ☕")

    assert client.get("/activiteiten/", {"q": "100% 00\t€"}).status_code == 200
    assert client.get(team.get_absolute_url()).status_code == 200
