"""What is asked on one line can't become more in a letter."""

import pytest
from post_office.models import Email

from tests.activities.entries import NEW, entry
from tests.teams.entries import founding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

CONTACT = {"name": "N", "subject": "S", "words": "W", "email": "n@example.nl"}
ENQUIRY = {"organisation": "O", "name": "N", "words": "W", "email": "n@example.nl"}
MORE = "Hoi\n\nLog opnieuw in: https://example.com/"


@pytest.mark.parametrize("words", [MORE, "a\rb", "a\u2028b", "omge\u202ekeerd"])
@pytest.mark.parametrize(
    ("url", "fields", "name"),
    [
        ("/contact/", CONTACT, "subject"),
        ("/contact/", CONTACT, "name"),
        ("/sponsors/meedoen/", ENQUIRY, "organisation"),
        ("/teams/starten/", founding(), "name"),
        (NEW, entry(), "title"),
        (NEW, entry(), "shown_name"),
    ],
)
def test_one_line_stays_one_line(client, url, fields, name, words):
    response = client.post(url, {**fields, name: words})

    assert response.context["form"].errors[name]
    assert not Email.objects.exists()


def test_name_of_a_person_is_one_line(as_sam, sam):
    as_sam.post("/mijn/gegevens/", {"name": MORE})

    sam.refresh_from_db()
    assert sam.name == "Sam"


def test_words_may_have_lines(client):
    client.post("/contact/", {**CONTACT, "words": "Hoi,\n\nDag"})

    assert Email.objects.filter(message__contains="> Hoi,").exists()
