"""Every letter to who comes: text and HTML, with links that lead somewhere, and no secrets."""

import re

import pytest

from signups import mails
from signups.models import GuestMessage, State
from tests.factories import make_activity, make_signup, make_user
from tests.html import mistakes_in
from tests.signups.typed import newest_letter_to

pytestmark = pytest.mark.django_db

STREET = "Geheimstraat 99"
LETTERS = {
    "coming": (State.COMING, mails.coming),
    "approved": (State.COMING, lambda signup: mails.coming(signup, is_approved=True)),
    "waiting": (State.WAITING, mails.waiting),
    "approved_waiting": (State.WAITING, lambda signup: mails.waiting(signup, is_approved=True)),
    "asked": (State.ASKED, mails.asked),
    "moved_up": (State.COMING, mails.moved_up),
    "changed": (State.COMING, mails.changed),
    "cancelled": (State.CANCELLED, mails.cancelled),
    "declined": (State.DECLINED, lambda signup: mails.declined(signup, "Sorry, vol.")),
    "facts_changed": (
        State.COMING,
        lambda signup: mails.facts_changed(signup, ["Het is nu later."]),
    ),
    "called_off": (State.COMING, lambda signup: mails.called_off(signup, "Ziek.")),
    "on_again": (State.COMING, mails.on_again),
    "taken_away": (State.COMING, mails.taken_away),
    "reminder": (State.COMING, mails.reminder),
    "message": (
        State.COMING,
        lambda signup: mails.message(
            signup, GuestMessage(words="Neem <b>brood</b> mee."), reply_to=""
        ),
    ),
}


@pytest.fixture
def activity(edition):
    return make_activity(
        "Soep & brood",
        coming="aanmelden",
        address=STREET,
        address_visibility="aangemeld",
        place_label="Assendorp",
        welcomed_by="Fatima",
        contact_email="geheim@example.nl",
        owner=make_user("Eigenaar", email="eigenaar@example.nl"),
    )


def written(activity, name):
    state, write = LETTERS[name]
    signup = make_signup(activity.moments.get(), "Noor <b>", state=state, people=2)
    write(signup)
    return signup, newest_letter_to(signup.email)


@pytest.mark.parametrize("name", LETTERS)
def test_letter_is_whole_in_text_and_html(client, activity, name):
    signup, letter = written(activity, name)

    assert letter.subject.endswith(": Soep & brood")
    assert letter.message.startswith("Hallo Noor <b>,\n")
    assert "Soep & brood" in letter.message
    assert "Soep &amp; brood" in letter.html_message
    assert "Noor <b>" not in letter.html_message
    assert "{{" not in letter.message + letter.html_message
    assert "\n\n\n" not in letter.message
    # A letter has no title of its own: that is its subject.
    assert mistakes_in(letter.html_message) == ["0 × h1"]


@pytest.mark.parametrize("name", LETTERS)
def test_links_in_a_letter_lead_somewhere(client, activity, name):
    _, letter = written(activity, name)

    in_text = set(re.findall(r"http://testserver(/\S*)", letter.message))
    in_html = set(re.findall(r'href="http://testserver([^"]*)"', letter.html_message))
    assert in_text
    assert in_html == in_text
    for path in in_text:
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize("name", LETTERS)
def test_letter_tells_the_address_to_who_comes_alone(activity, name):
    signup, letter = written(activity, name)

    tells = STREET in letter.message
    assert tells == (STREET in letter.html_message)
    assert tells == (
        name
        in {"coming", "approved", "moved_up", "changed", "facts_changed", "on_again", "reminder"}
    )


@pytest.mark.parametrize("name", LETTERS)
def test_letter_gives_nobodys_address_away(activity, name):
    _, letter = written(activity, name)

    whole = f"{letter.message}{letter.html_message}{letter.headers}"
    assert "eigenaar@example.nl" not in whole
    assert "geheim@example.nl" not in whole
    assert "Reply-To" not in letter.headers
