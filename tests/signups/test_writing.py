"""One message to all who come: each once, no addresses shown, and not too often."""

from datetime import timedelta

import pytest
from django.test import Client
from post_office.models import Email

from signups.jobs import forget_people
from signups.models import GuestMessage, Signup, State
from signups.privacy import erase_messages
from tests.conftest import logged_in
from tests.factories import make_activity, make_moment, make_signup
from tests.signups.test_rivals import at_once
from tests.signups.typed import guard, letters_to, newest_letter_to
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db

WORDS = "Neem een mok mee.\n\nTot <b>maandag</b>! {{ settings.SECRET_KEY }}"
SUBJECT = "Bericht van de organisator: Soep"


@pytest.fixture
def activity(edition, team, anna):
    return make_activity("Soep", coming="aanmelden", owner=anna, shown_name="Anna en buren")


@pytest.fixture
def moment(activity):
    return activity.moments.get()


def page_of(activity):
    return f"/activiteiten/{activity.slug}/bericht/"


def write(client, activity, words=WORDS, **typed):
    return client.post(page_of(activity), guard(words=words, **typed), follow=True)


def letters():
    return Email.objects.filter(context__letter="signups/message")


@pytest.mark.parametrize("role", ["anonymous", "sam", "bram", "chris", "mo"])
def test_nobody_but_who_organises_writes(request, activity, moment, role):
    make_signup(moment)
    user = None if role == "anonymous" else request.getfixturevalue(role)
    client = logged_in(user) if user else Client()

    answer = client.post(page_of(activity), guard(words=WORDS))

    assert answer.status_code == (403 if user else 302)
    assert not letters().exists()


def test_each_who_comes_gets_one_letter_and_nobody_else(as_anna, activity, moment):
    later = make_moment(activity)
    twice = [make_signup(at, email="twee@example.nl") for at in (moment, later)]
    once = make_signup(later, "Zoë")
    others = [
        make_signup(moment, state=state)
        for state in (State.WAITING, State.ASKED, State.CANCELLED, State.UNCONFIRMED)
    ]

    form = as_anna.get(page_of(activity))
    page = write(as_anna, activity)

    assert "<strong>2 adressen</strong>" in form.text
    assert "Je bericht is verstuurd naar 2 adressen." in page.text
    for signup in (twice[0], once):
        assert letters_to(signup.email) == [SUBJECT]
    assert [letters_to(one.email) for one in others] == [[]] * 4
    reached = sorted(email.to for email in letters())
    assert reached == [["twee@example.nl"], [once.email]]
    kept = GuestMessage.objects.get()
    assert (kept.words, kept.reached, kept.sent_by.name) == (WORDS, 2, "Anna")


def test_words_are_quoted_and_never_code(as_anna, activity, moment):
    signup = make_signup(moment)

    write(as_anna, activity)

    letter = newest_letter_to(signup.email)
    assert "Anna en buren organiseert" in letter.message
    assert "> Neem een mok mee.\n>" in letter.message
    assert "> Tot <b>maandag</b>! {{ settings.SECRET_KEY }}" in letter.message
    assert "<b>maandag" not in letter.html_message
    assert "anna@example.nl" not in f"{letter.message}{letter.html_message}{letter.headers}"
    assert "Reply-To" not in letter.headers


def test_answers_go_to_the_organiser_who_asks_for_them(as_anna, activity, moment):
    signup = make_signup(moment)

    write(as_anna, activity, takes_replies="on")

    letter = newest_letter_to(signup.email)
    assert letter.headers["Reply-To"] == "anna@example.nl"
    assert "gaat je antwoord naar anna@example.nl" in letter.message


def test_one_moment_can_be_chosen(as_anna, activity, moment):
    later = make_moment(activity, moment.starts_at + timedelta(days=1))
    make_signup(moment)
    signup = make_signup(later)

    form = as_anna.get(page_of(activity)).context["form"]
    labels = [label for _, label in form.fields["moment"].choices]
    write(as_anna, activity, moment=str(later.uuid))

    assert labels[0] == "Iedereen die komt (2)"
    assert labels[2] == "Alleen wie komt op dinsdag 15 december, 14.00 – 16.00 uur (1)"

    assert [email.to for email in letters()] == [[signup.email]]


def test_moment_of_somebody_else_is_refused(as_anna, activity, moment):
    make_signup(moment)
    make_signup(make_moment(activity))
    elsewhere = make_signup().moment

    answer = write(as_anna, activity, moment=str(elsewhere.uuid))

    assert answer.status_code == 422
    assert not letters().exists()


def test_sent_twice_it_goes_once(as_anna, activity, moment):
    make_signup(moment)
    form = guard(words=WORDS)

    pages = [as_anna.post(page_of(activity), form, follow=True) for _ in range(2)]

    assert "Niemand krijgt het twee keer" in pages[1].text
    assert letters().count() == 1


def test_fourth_message_of_a_day_waits_until_tomorrow(as_anna, activity, moment, moment_in_time):
    make_signup(moment)
    for number in range(3):
        write(as_anna, activity, f"Bericht {number}")

    answer = write(as_anna, activity, "Bericht vier")

    assert answer.status_code == 429
    assert "Er zijn vandaag al 3 berichten verstuurd" in answer.text
    assert "Bericht vier</textarea>" in answer.text
    assert (letters().count(), GuestMessage.objects.count()) == (3, 3)
    moment_in_time.shift(24 * 3600 + 1)
    assert "verstuurd naar één adres" in write(as_anna, activity, "Bericht vier").text


@pytest.mark.parametrize("words", ["", "   \n ", "x" * 2001])
def test_message_without_words_or_with_too_many_comes_back(as_anna, activity, moment, words):
    make_signup(moment)

    assert write(as_anna, activity, words).status_code == 422
    assert not GuestMessage.objects.exists()


@pytest.mark.parametrize("words", ["😀" * 500, "\u202egnimok", "Bcc: x@example.nl\r\n\r\nHoi"])
def test_odd_words_arrive_as_words(as_anna, activity, moment, words):
    signup = make_signup(moment)

    write(as_anna, activity, words)

    letter = newest_letter_to(signup.email)
    assert letter.to == [signup.email]
    assert not letter.cc
    assert not letter.bcc
    assert letter.subject == SUBJECT


@pytest.mark.parametrize("end", ["nobody", "offline", "cancelled_moment", "left_meanwhile"])
def test_without_anybody_to_write_to_it_says_so(as_anna, activity, moment, end):
    signup = make_signup(moment, state=State.WAITING if end == "nobody" else State.COMING)
    if end == "offline":
        type(activity).objects.update(status=Status.OFFLINE, status_note="Even weg")
    elif end == "cancelled_moment":
        type(moment).objects.update(cancelled_at="2026-12-01T10:00Z")
    elif end == "left_meanwhile":
        Signup.objects.update(state=State.CANCELLED)

    assert "Er komt nu niemand" in as_anna.get(page_of(activity)).text
    assert write(as_anna, activity).status_code == 409
    assert letters_to(signup.email) == []


def test_words_go_after_thirty_days_and_the_number_stays(as_anna, activity, moment, moment_in_time):
    make_signup(moment)
    write(as_anna, activity)

    forget_people()
    assert GuestMessage.objects.get().words == WORDS
    moment_in_time.shift(31 * 24 * 3600)
    forget_people()

    assert list(GuestMessage.objects.values_list("words", "reached")) == [("", 1)]


def test_organisers_desk_reads_it_and_changes_nothing(as_anna, as_olga, activity, moment):
    make_signup(moment)
    write(as_anna, activity)
    row = f"/beheer/signups/guestmessage/{GuestMessage.objects.get().pk}"

    assert "Neem een mok mee." in as_olga.get(f"{row}/change/").text
    assert as_olga.post(f"{row}/change/", {"words": "anders"}).status_code == 403
    assert as_olga.post(f"{row}/delete/", {"post": "yes"}).status_code == 403


def test_own_messages_are_exported_and_erased(as_anna, activity, moment):
    make_signup(moment)
    write(as_anna, activity)

    exported = as_anna.get("/mijn/privacy/gegevens.json").json()
    erase_messages(activity.owner)

    assert exported["berichten_aan_wie_komt"][0]["bericht"] == WORDS
    assert list(GuestMessage.objects.values_list("words", "sent_by")) == [("", None)]


@pytest.mark.django_db(transaction=True)
def test_rivals_send_no_more_than_three_a_day(activity, moment, anna):
    make_signup(moment)
    clients = [logged_in(anna) for _ in range(5)]

    statuses = at_once(
        [
            lambda client=client, n=n: write(client, activity, f"Bericht {n}").status_code
            for n, client in enumerate(clients)
        ]
    )

    assert sorted(statuses) == [200, 200, 200, 429, 429]
    assert letters().count() == 3
