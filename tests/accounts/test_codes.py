"""The code: for one browser, one address and one purpose, once, in time, in five tries."""

import pytest
from django.test import Client
from post_office.models import Email

from accounts.jobs import forget_codes
from accounts.models import EmailCode, User
from tests import factories
from tests.accounts.doors import CODE, ask, digits_sent_to, enter, log_in, other_than, who_is_in
from verbinding.lib import postman

pytestmark = pytest.mark.django_db

NOOR = "noor@example.nl"


def test_code_lets_somebody_new_in(client):
    response = log_in(client, NOOR)

    assert response.url == "/mijn/"
    assert who_is_in(client) == NOOR
    assert not User.objects.get(email=NOOR).has_usable_password()


def test_code_lets_in_who_was_here_before(client, sam):
    log_in(client, sam.email)

    assert who_is_in(client) == sam.email
    assert User.objects.count() == 1


def test_code_finds_the_person_whatever_the_capitals(client, sam):
    ask(client, "  Sam@Example.NL ")
    enter(client, digits_sent_to("sam@example.nl"))

    assert who_is_in(client) == sam.email


def test_code_may_be_typed_with_spaces(client):
    ask(client, NOOR)
    digits = digits_sent_to(NOOR)

    enter(client, f" {digits[:3]} {digits[3:]} ")

    assert who_is_in(client) == NOOR


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "12345६"])
def test_what_cannot_be_a_code_costs_no_try(client, typed):
    ask(client, NOOR)

    response = enter(client, typed)

    assert response.context["form"].errors["code"]
    assert EmailCode.objects.get().tries == 0


def test_code_works_once(client):
    log_in(client, NOOR)
    digits = digits_sent_to(NOOR)
    client.logout()

    enter(client, digits)

    assert who_is_in(client) is None


def test_code_is_worth_nothing_in_another_browser(client):
    ask(client, NOOR)
    other = Client()

    response = enter(other, digits_sent_to(NOOR))

    assert "We verwachten geen code van je" in response.content.decode()
    assert who_is_in(other) is None
    assert EmailCode.objects.get().tries == 0


def test_code_of_somebody_else_is_worth_nothing_here(client):
    """Two browsers, two addresses: mine doesn't open yours."""
    ask(client, NOOR)
    other = Client()
    ask(other, "max@example.nl")

    response = enter(other, digits_sent_to(NOOR))

    assert "nog 4 keer" in response.content.decode()
    assert who_is_in(other) is None


def test_code_belongs_to_its_purpose(client):
    """A row that is made to say something else fits no code any more."""
    ask(client, NOOR)
    EmailCode.objects.update(purpose=EmailCode.Purpose.ENTER)

    response = enter(client, digits_sent_to(NOOR))

    assert response.context["form"].errors["code"]
    assert who_is_in(client) is None


def test_code_belongs_to_its_address(client, mo):
    ask(client, NOOR)
    EmailCode.objects.update(email=mo.email)

    enter(client, digits_sent_to(NOOR))

    assert who_is_in(client) is None


def test_wrong_code_tells_how_many_tries_are_left(client):
    ask(client, NOOR)

    response = enter(client, other_than(digits_sent_to(NOOR)))

    (error,) = response.context["form"].errors["code"]
    assert "nog 4 keer" in error


def test_sixth_try_is_refused_though_it_is_right(client):
    ask(client, NOOR)
    digits = digits_sent_to(NOOR)
    for _ in range(5):
        enter(client, other_than(digits))

    response = enter(client, digits)

    assert who_is_in(client) is None
    assert "Stuur een nieuwe code" in response.content.decode()
    assert EmailCode.objects.get().tries == 5


def test_guessing_with_one_code_after_another_ends(client):
    for number in range(20):
        address = f"p{number}@example.nl"
        ask(client, address)
        wrong = other_than(digits_sent_to(address))
        assert [enter(client, wrong).status_code for _ in range(5)] == [422] * 5
    ask(client, "anna@example.nl")

    response = enter(client, digits_sent_to("anna@example.nl"))

    assert response.status_code == 429
    assert "te veel codes geprobeerd" in response.text
    assert who_is_in(client) is None
    other_network = {"REMOTE_ADDR": "192.0.2.9"}
    client.post(CODE, {"code": digits_sent_to("anna@example.nl")}, **other_network)
    assert who_is_in(client) == "anna@example.nl"


def test_mailbox_gets_no_more_than_ten_letters_a_day_about_a_password(client, moment_in_time):
    for _ in range(12):
        response = client.post("/account/password/reset/", {"email": "sam@example.nl"})
        moment_in_time.shift(900)

    assert response.status_code == 429
    assert Email.objects.filter(to="sam@example.nl").count() == 10


def test_fifth_try_may_be_the_right_one(client):
    ask(client, NOOR)
    digits = digits_sent_to(NOOR)
    for _ in range(4):
        enter(client, other_than(digits))

    enter(client, digits)

    assert who_is_in(client) == NOOR


@pytest.mark.parametrize(("minutes", "works"), [(14.9, True), (15, False)])
def test_code_works_for_a_quarter_of_an_hour(client, moment_in_time, minutes, works):
    ask(client, NOOR)
    digits = digits_sent_to(NOOR)
    moment_in_time.shift(minutes * 60)

    enter(client, digits)

    assert (who_is_in(client) == NOOR) is works


def test_new_code_replaces_the_old_one(client):
    ask(client, NOOR)
    old = digits_sent_to(NOOR)
    client.post("/account/code/nieuw/")
    new = digits_sent_to(NOOR)
    if old != new:
        enter(client, old)
        assert who_is_in(client) is None

    enter(client, new)

    assert who_is_in(client) == NOOR


def test_logging_in_as_another_ends_the_wait_for_a_code(client, sam):
    """What was asked by nobody isn't waiting for sam, who came in by another door."""
    ask(client, NOOR)
    digits = digits_sent_to(NOOR)
    client.force_login(sam)

    enter(client, digits)

    assert who_is_in(client) == sam.email


def test_logging_out_ends_the_wait_for_a_code(client, sam):
    client.force_login(sam)
    session = client.session
    ask(client, NOOR)
    assert not EmailCode.objects.exists(), "who is in has no business at the door"
    client.logout()

    assert client.session.session_key != session.session_key


def test_code_is_kept_as_a_hash_only(client):
    ask(client, NOOR)
    digits = digits_sent_to(NOOR)
    row = EmailCode.objects.get()

    assert digits not in row.code_hash
    assert digits not in str(dict(client.session))


def test_letter_with_a_code_is_wiped_once_sent(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ask(client, NOOR)

    letter = Email.objects.get(to=NOOR)
    assert letter.message == postman.WIPED
    assert letter.html_message == ""


def test_letter_that_never_left_is_wiped_when_its_code_expired(client, moment_in_time):
    ask(client, NOOR)
    digits = digits_sent_to(NOOR)
    moment_in_time.shift(16 * 60)

    postman.wipe_secret_mail()

    assert digits not in Email.objects.get(to=NOOR).message


def test_known_and_unknown_addresses_get_the_same_answer_and_letter(sam):
    answers, letters = [], []
    for address in (sam.email, "max@example.nl"):
        browser = Client()
        response = ask(browser, address)
        page = browser.get(response.url).content.decode()
        letter = Email.objects.get(to=address)
        answers.append((response.status_code, response.url, _plain(page, address)))
        letters.append((letter.subject, _plain(letter.message, digits_sent_to(address))))

    assert answers[0] == answers[1]
    assert letters[0] == letters[1]
    assert User.objects.count() == 1, "asking a code makes nobody"


def test_switched_off_person_stays_out(client):
    factories.make_user("Eva", email="eva@example.nl", is_active=False)

    response = log_in(client, "eva@example.nl")

    assert response.url == "/account/inactive/"
    assert who_is_in(client) is None


def test_old_codes_are_thrown_away(client, moment_in_time):
    ask(client, NOOR)
    moment_in_time.shift(24 * 3600)
    forget_codes()
    assert EmailCode.objects.count() == 1, "its page still offers a new one"

    moment_in_time.shift(3600)
    forget_codes()

    assert not EmailCode.objects.exists()


def _plain(text, *secrets):
    for secret in secrets:
        text = text.replace(secret, "…")
    return _without_csrf(text)


def _without_csrf(text):
    head, *rest = text.split('name="csrfmiddlewaretoken" value="')
    return head + "".join(part.split('"', 1)[1] for part in rest)
