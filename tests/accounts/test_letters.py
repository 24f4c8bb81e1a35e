"""allauth's letters: each has our own words, goes through our queue and keeps no secret."""

from pathlib import Path

import allauth
import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from post_office.models import Email

from tests import factories
from tests.accounts.doors import digits_sent_to, who_is_in

pytestmark = pytest.mark.django_db

PACKAGE = Path(allauth.__file__).parent / "templates"
# Of what is switched off: links instead of codes, keys, and logging in by allauth's own code.
UNUSED = {
    "login_code",
    "password_reset_key",
    "webauthn_added",
    "webauthn_removed",
    "base",
    "base_notification",
}


def letters_of_allauth():
    files = [*PACKAGE.glob("account/email/*_message.txt"), *PACKAGE.glob("mfa/email/*_message.txt")]
    return {file.name.removesuffix("_message.txt") for file in files} - UNUSED


def test_every_letter_of_allauth_has_our_words():
    ours = {file.stem for file in Path("templates/mail/accounts").glob("*.txt")}

    assert letters_of_allauth() - ours == set()


@pytest.fixture
def eva(db):
    return factories.make_user("Eva", email="eva@example.nl", password="soep-met-brood-9")


def test_forgotten_password_is_mended_with_a_code(client, eva):
    client.post("/account/password/reset/", {"email": eva.email})
    digits = digits_sent_to(eva.email)

    client.post("/account/password/reset/confirm/", {"code": digits})
    client.post(
        "/account/password/reset/complete/",
        {"password1": "koek-en-thee-77", "password2": "koek-en-thee-77"},
    )

    eva.refresh_from_db()
    assert eva.check_password("koek-en-thee-77")
    assert who_is_in(client) == eva.email


def test_forgotten_password_answers_everybody_the_same(eva):
    answers = []
    for address in (eva.email, "max@example.nl"):
        response = Client().post("/account/password/reset/", {"email": address})
        answers.append((response.status_code, response.url))

    assert answers[0] == answers[1]
    assert len(set(Email.objects.values_list("subject", flat=True))) == 1


def test_new_password_does_not_skip_the_second_step(client, eva):
    factories.make_second_step(eva)
    client.post("/account/password/reset/", {"email": eva.email})
    client.post("/account/password/reset/confirm/", {"code": digits_sent_to(eva.email)})

    response = client.post(
        "/account/password/reset/complete/",
        {"password1": "koek-en-thee-77", "password2": "koek-en-thee-77"},
    )

    assert response.url == "/account/2fa/authenticate/"
    assert who_is_in(client) is None


def test_address_changes_with_a_code_to_the_new_one(client, sam):
    client.force_login(sam)
    client.post("/account/email/", {"email": "samira@example.nl", "action_add": "1"})
    assert sam.emailaddress_set.get(primary=True).email == "sam@example.nl"

    client.post("/account/confirm-email/", {"code": digits_sent_to("samira@example.nl")})

    sam.refresh_from_db()
    assert sam.email == "samira@example.nl"
    assert list(EmailAddress.objects.values_list("email", "verified")) == [
        ("samira@example.nl", True)
    ]


def test_taking_the_address_of_another_tells_them_and_changes_nothing(client, sam, eva):
    client.force_login(sam)

    client.post("/account/email/", {"email": eva.email, "action_add": "1"})

    sam.refresh_from_db()
    assert sam.email == "sam@example.nl"
    assert not EmailAddress.objects.filter(email=eva.email, user=sam, verified=True).exists()


def test_changed_password_is_told_by_letter(client, eva):
    client.force_login(eva)
    client.post("/account/reauthenticate/", {"password": "soep-met-brood-9"})
    client.post(
        "/account/password/change/",
        {
            "oldpassword": "soep-met-brood-9",
            "password1": "koek-en-thee-77",
            "password2": "koek-en-thee-77",
        },
    )

    letter = Email.objects.get(to=eva.email)
    assert letter.subject == "Je wachtwoord is veranderd"
    assert "127.0.0.1" in letter.message
    assert "testserver/contact/" in letter.message


def test_letter_with_allauths_code_is_wiped_too(client, eva, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/password/reset/", {"email": eva.email})

    assert "gewist" in Email.objects.get(to=eva.email).message


@pytest.mark.parametrize(
    "url",
    [
        "/account/email/",
        "/account/password/set/",
        "/account/2fa/",
        "/account/2fa/totp/activate/",
        "/account/logout/",
    ],
)
def test_pages_of_allauth_speak_our_dutch(as_sam, url):
    page = as_sam.get(url).content.decode()

    assert '<html lang="nl">' in page
    assert page.count("<h1") == 1
    assert "Week van de Verbinding" in page
    assert " a.u.b." not in page
    assert "<style" not in page
