"""The contact page: what it shows, and how words reach the organiser."""

import pytest
from django.test import Client
from post_office.models import Email

from desk.models import Message
from editions.models import Page
from tests.factories import make_page
from tests.guarded import letters_to, opened

pytestmark = pytest.mark.django_db

CONTACT = "/contact/"
THANKS = "/contact/bedankt/"


def message(**overrides):
    return {
        "name": "Femke",
        "email": "femke@example.nl",
        "subject": "Een vraag",
        "words": "Mag mijn hond mee?",
        **overrides,
    }


def test_page_shows_the_organisers_text_and_the_editions_contact(client, edition):
    make_page(Page.Name.CONTACT, title="Zeg het maar", text="We lezen **alles**.")
    edition.contact_name, edition.contact_phone = "Olga", "0612345678"
    edition.save()

    text = client.get(CONTACT).text

    assert "<h1" in text
    assert "Zeg het maar" in text
    assert "<strong>alles</strong>" in text
    assert 'href="mailto:organisatie@example.nl"' in text
    assert 'href="tel:0612345678"' in text


def test_page_without_text_or_edition_still_has_its_form(client):
    response = client.get(CONTACT)

    assert response.status_code == 200
    assert "Verstuur je bericht" in response.text


@pytest.mark.parametrize("who", ["client", "as_sam", "as_bram", "as_anna", "as_mo", "as_olga"])
def test_message_of_anyone_is_kept_and_mailed(who, edition, request, moment_in_time):
    client = request.getfixturevalue(who)

    response = client.post(CONTACT, message() | opened(client, CONTACT, moment_in_time))

    stored = Message.objects.get()
    assert response.url == THANKS
    assert (stored.subject, stored.risk_signs, stored.handled_at) == ("Een vraag", [], None)
    assert client.get(THANKS).status_code == 200


def test_message_is_answered_by_answering_the_letter(client, edition):
    client.post(CONTACT, message())

    emails = list(Email.objects.all())
    [to_organiser] = letters_to(emails, "organisatie@example.nl")
    [to_sender] = letters_to(emails, "femke@example.nl")
    assert to_organiser.headers["Reply-To"] == "femke@example.nl"
    assert "> Mag mijn hond mee?" in to_organiser.message
    assert f"/beheer/desk/message/{Message.objects.get().pk}/change/" in to_organiser.message
    assert "hond" not in to_sender.message


def test_message_sent_twice_makes_one(client, edition, moment_in_time):
    data = message() | opened(client, CONTACT, moment_in_time)

    answers = [client.post(CONTACT, data).url for _ in range(2)]

    assert answers == [THANKS, THANKS]
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 81),
        ("email", "geen adres"),
        ("email", "a@b.nl\nBcc: c@d.nl"),
        ("subject", ""),
        ("subject", "x" * 101),
        ("words", " \n "),
        ("words", "x" * 4001),
        ("words", "nul\x00teken"),
    ],
)
def test_message_with_bad_input_says_so_and_keeps_the_rest(client, edition, field, value):
    response = client.post(CONTACT, message(**{field: value}))

    assert response.status_code == 422
    form = response.context["form"]
    assert list(form.errors) == [field]
    assert form["name"].value() == (value if field == "name" else "Femke")
    assert not Message.objects.exists()


def test_message_with_any_letters_arrives_unharmed(client, edition):
    words = 'Привет 你好 👋🏽 <b>vet</b> & "zo"\r\nregel 2'

    client.post(CONTACT, message(words=words, name="Zoë-Ünal d'Arc"))

    stored = Message.objects.get()
    assert stored.words == words
    assert stored.name == "Zoë-Ünal d'Arc"


def test_message_too_often_waits_with_the_filled_form(client, edition):
    for number in range(6):
        client.post(CONTACT, message(words=f"Bericht {number}"))

    response = client.post(CONTACT, message(words="Bericht 7"))

    assert response.status_code == 429
    assert "Bericht 7" in response.text
    assert Message.objects.count() == 6


def test_whole_class_can_write_from_one_network(client, edition):
    for number in range(30):
        client.post(CONTACT, message(email=f"leerling{number}@example.nl"))

    assert Message.objects.count() == 30


def test_message_needs_the_token_against_forgery(edition):
    response = Client(enforce_csrf_checks=True).post(CONTACT, message())

    assert response.status_code == 403
    assert not Message.objects.exists()
