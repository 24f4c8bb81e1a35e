"""The door: one field, one code, and what helps who gets stuck on the way."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from post_office.models import Email

from accounts.models import EmailCode, User
from tests import factories
from tests.accounts.doors import (
    CODE,
    LOG_IN,
    ask,
    digits_sent_to,
    enter,
    log_in,
    wait_for_code,
    who_is_in,
)

pytestmark = pytest.mark.django_db

NOOR = "noor@example.nl"


def test_log_in_refuses_what_is_no_address_and_keeps_it(client):
    response = ask(client, "noor.example.nl")

    assert response.status_code == 422
    assert response.context["form"].errors["email"]
    assert 'value="noor.example.nl"' in response.content.decode()
    assert not EmailCode.objects.exists()


def test_seventh_code_for_one_address_must_wait(client):
    for _ in range(6):
        assert ask(Client(), NOOR).status_code == 302

    response = ask(client, NOOR)

    assert response.status_code == 429
    assert f'value="{NOOR}"' in response.content.decode()
    assert Email.objects.filter(to=NOOR).count() == 6


def test_new_codes_are_limited_too(client):
    ask(client, NOOR)
    for _ in range(6):
        assert client.post("/account/code/nieuw/").status_code == 302

    assert client.post("/account/code/nieuw/").status_code == 429


def test_page_of_the_code_says_where_to_look_and_until_when(client):
    ask(client, NOOR)

    page = client.get(CODE).content.decode()

    assert NOOR in page
    assert "12.15 uur" in page
    assert "spam" in page
    assert 'inputmode="numeric"' in page
    assert 'autocomplete="one-time-code"' in page


def test_page_of_the_code_is_kept_by_no_cache(client):
    ask(client, NOOR)

    assert "no-store" in client.get(CODE)["Cache-Control"]


def test_page_without_a_code_explains_itself(client):
    response = client.get(CODE)

    assert response.status_code == 200
    assert "We verwachten geen code van je" in response.content.decode()


def test_expired_code_offers_a_new_one_for_the_same_thing(client, moment_in_time):
    ask(client, NOOR)
    moment_in_time.shift(16 * 60)
    assert "Stuur een nieuwe code" in client.get(CODE).content.decode()

    client.post("/account/code/nieuw/")
    enter(client, digits_sent_to(NOOR))

    assert who_is_in(client) == NOOR


def test_new_code_says_that_it_was_sent(client):
    ask(client, NOOR)

    response = client.post("/account/code/nieuw/")

    (message,) = get_messages(response.wsgi_request)
    assert str(message) == f"We hebben een nieuwe code gestuurd naar {NOOR}."
    assert Email.objects.filter(to=NOOR).count() == 2


def test_mended_address_gets_a_code_of_its_own(client):
    ask(client, "nor@example.nl")
    old = digits_sent_to("nor@example.nl")

    client.post("/account/code/adres/", {"email": NOOR})
    enter(client, old)
    assert who_is_in(client) is None
    enter(client, digits_sent_to(NOOR))

    assert who_is_in(client) == NOOR


def test_mended_address_takes_along_what_waits(client):
    """What waits for the code is told about its new address, and confirmed with it."""
    activity = factories.make_activity(status="concept", pending_email="nor@example.nl")
    wait_for_code(client, "nor@example.nl", EmailCode.Purpose.ENTER, f"{activity.pk}:indienen")

    client.post("/account/code/adres/", {"email": NOOR})
    activity.refresh_from_db()
    assert activity.pending_email == NOOR
    enter(client, digits_sent_to(NOOR))

    activity.refresh_from_db()
    assert activity.owner.email == NOOR
    assert activity.status == "ingediend"


def test_mended_address_must_be_one(client):
    ask(client, NOOR)

    response = client.post("/account/code/adres/", {"email": "noor"})

    assert response.context["address_form"].errors["email"]
    assert EmailCode.objects.get().email == NOOR


@pytest.mark.parametrize("path", ["/account/code/nieuw/", "/account/code/adres/"])
def test_asking_again_needs_a_code_that_waits(client, path):
    response = client.post(path, {"email": NOOR}, follow=True)

    assert "We verwachten geen code van je" in response.content.decode()
    assert not Email.objects.exists()


def test_log_in_leads_on_to_where_one_was_heading(client):
    asked = ask(client, NOOR, next="/mijn/privacy/")
    page = client.get(asked.url)

    response = enter(client, digits_sent_to(NOOR), next=page.context["next"])

    assert response.url == "/mijn/privacy/"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://elders.example/", "//elders.example/", "javascript:alert(1)", r"/\elders"],
)
def test_log_in_never_leads_off_the_site(client, elsewhere):
    asked = ask(client, NOOR, next=elsewhere)

    response = enter(client, digits_sent_to(NOOR), next=elsewhere)

    assert asked.url == CODE
    assert response.url == "/mijn/"


def test_whoever_is_in_is_led_past_the_door(as_sam):
    assert as_sam.get(LOG_IN).url == "/mijn/"
    assert as_sam.get(f"{LOG_IN}?next=/teams/").url == "/teams/"


def test_signing_up_is_logging_in(client):
    assert client.get("/account/signup/?next=/teams/").url == f"{LOG_IN}?next=%2Fteams%2F"


def test_logging_in_gives_the_session_another_key(client):
    ask(client, NOOR)
    before = client.session.session_key

    enter(client, digits_sent_to(NOOR))

    assert client.session.session_key != before


def test_code_for_another_person_changes_who_is_in(client, sam):
    """Sam enters something with noor's address: after noor's code it is noor who is in."""
    client.force_login(sam)
    wait_for_code(client, NOOR, EmailCode.Purpose.LOG_IN, "")

    enter(client, digits_sent_to(NOOR))

    assert who_is_in(client) == NOOR


def test_password_opens_the_door_too(client):
    factories.make_user("Eva", email="eva@example.nl", password="soep-met-brood-9")

    client.post(
        "/account/login/wachtwoord/", {"login": "eva@example.nl", "password": "soep-met-brood-9"}
    )

    assert who_is_in(client) == "eva@example.nl"


def test_password_of_an_unproven_address_is_not_enough(client):
    User.objects.create_user("eva@example.nl", "soep-met-brood-9")

    response = client.post(
        "/account/login/wachtwoord/", {"login": "eva@example.nl", "password": "soep-met-brood-9"}
    )

    assert response.url == "/account/confirm-email/"
    assert who_is_in(client) is None


def test_sixth_wrong_password_must_wait(client, sam):
    for _ in range(6):
        response = client.post(
            "/account/login/wachtwoord/", {"login": sam.email, "password": "fout"}
        )

    assert "Dat is te vaak geprobeerd" in response.content.decode()


def test_form_without_its_token_gets_a_friendly_page():
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(LOG_IN, {"email": NOOR})

    assert response.status_code == 403
    assert not EmailCode.objects.exists()


def test_reading_changes_nothing(client):
    ask(client, NOOR)

    for path in ("/account/code/nieuw/", "/account/code/adres/", "/mijn/privacy/wissen/"):
        client.force_login(factories.make_user())
        assert client.get(path).status_code == 405


def test_double_click_on_the_code_ends_on_a_page_that_helps(client):
    ask(client, NOOR)
    digits = digits_sent_to(NOOR)
    same = Client()
    same.cookies = client.cookies.copy()

    enter(client, digits)
    response = enter(same, digits)

    assert "Je code is al gebruikt. Dan is het gelukt" in response.content.decode()


def test_log_in_makes_no_second_person_of_an_unproven_one(client):
    """An organiser put eva in: her first code proves that it is her."""
    eva = User.objects.create_user("eva@example.nl")

    log_in(client, "eva@example.nl")

    assert client.get("/mijn/").context["user"] == eva
