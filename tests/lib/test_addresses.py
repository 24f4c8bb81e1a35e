"""One address typed is one letter sent."""

import pytest
from post_office.models import Email

from tests.activities.entries import NEW, entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

MANY = '"x,anna@example.nl,bram@example.nl,y"@example.nl'


@pytest.mark.parametrize(
    "address", [MANY, '"anna"@example.nl', "anna@[127.0.0.1]", "anna@example.nl\u202e"]
)
@pytest.mark.parametrize(
    ("url", "fields"),
    [
        ("/account/login/", {}),
        ("/account/password/reset/", {}),
        ("/contact/", {"name": "N", "subject": "S", "words": "W"}),
        ("/sponsors/meedoen/", {"organisation": "O", "name": "N", "words": "W"}),
        (NEW, entry()),
    ],
)
def test_address_that_could_be_more_gets_no_letter(client, url, fields, address):
    response = client.post(url, {**fields, "email": address})

    assert response.context["form"].errors["email"]
    assert not Email.objects.exists()


@pytest.mark.parametrize("address", ["o'neill+week@example.nl", "a.b_c-d@xn--bcher-kva.example"])
def test_odd_but_plain_address_is_fine(client, address):
    client.post("/account/login/", {"email": address})

    assert Email.objects.get().to == [address]
