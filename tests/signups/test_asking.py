"""A question to who organises: passed on after a code, without showing anybody's address."""

import pytest
from django.test import Client
from post_office.models import Email

from signups.confirmations import move_question
from signups.jobs import forget_unconfirmed
from signups.models import Question
from signups.privacy import erase_questions
from tests.activities.entries import type_code
from tests.conftest import logged_in
from tests.factories import make_activity
from tests.signups.typed import NOOR, guard, newest_letter_to
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db

WORDS = "Is er een lift?\nIk <b>rol</b>."


@pytest.fixture
def activity(edition, anna):
    return make_activity("Soep", owner=anna)


def page_of(activity):
    return f"/activiteiten/{activity.slug}/vraag/"


def ask(client, activity, **typed):
    fields = guard(**{"name": "Noor", "email": NOOR, "words": WORDS, **typed})
    return client.post(page_of(activity), fields)


def questions():
    return Email.objects.filter(context__letter="signups/question")


def test_page_of_the_activity_leads_to_the_form_and_names_no_address(client, activity):
    page = client.get(activity.get_absolute_url())

    assert f'href="{page_of(activity)}"' in page.text
    assert "anna@example.nl" not in page.text + client.get(page_of(activity)).text


def test_nobody_hears_of_a_question_before_the_code(client, activity):
    answer = ask(client, activity)

    assert answer["Location"] == "/account/code/"
    assert "Daarna sturen we je vraag door" in client.get("/account/code/").text
    assert not questions().exists()
    assert not Question.objects.get().sent_at


def test_after_the_code_the_organiser_can_answer_by_mail(client, activity):
    ask(client, activity)
    page = type_code(client, NOOR)

    assert page["Location"] == activity.get_absolute_url()
    assert "Je vraag is verstuurd" in client.get(page["Location"]).text
    letter = newest_letter_to("anna@example.nl")
    assert letter.subject == "Een vraag over Soep"
    assert letter.headers["Reply-To"] == NOOR
    assert "> Is er een lift?\n> Ik <b>rol</b>." in letter.message
    assert "<b>rol" not in letter.html_message
    assert f"/activiteiten/{activity.slug}/bewerken/" in letter.html_message
    edit = f"/activiteiten/{activity.slug}/bewerken/"
    assert logged_in(activity.owner).get(edit).status_code == 200


def test_who_is_logged_in_needs_no_code(as_sam, activity):
    assert "Het antwoord komt naar sam@example.nl" in as_sam.get(page_of(activity)).text

    ask(as_sam, activity, email="iemand.anders@example.nl")

    assert newest_letter_to("anna@example.nl").headers["Reply-To"] == "sam@example.nl"


def test_question_goes_to_the_address_for_questions(as_sam, activity):
    type(activity).objects.update(contact_email="vragen@example.nl")

    ask(as_sam, activity)

    assert [email.to for email in questions()] == [["vragen@example.nl"]]


def test_without_an_owner_a_co_organiser_reads_it(as_sam, activity, chris):
    type(activity).objects.update(owner=None)
    activity.co_organisers.add(chris)

    ask(as_sam, activity)

    assert [email.to for email in questions()] == [["chris@example.nl"]]


def test_sent_twice_it_arrives_once(as_sam, activity):
    fields = guard(name="Sam", words=WORDS)

    for _ in range(2):
        as_sam.post(page_of(activity), fields)

    assert questions().count() == 1


def test_code_of_somebody_else_opens_nothing(activity, client):
    ask(client, activity)
    other = Client()
    ask(other, activity, email="zoe@example.nl")

    type_code(other, "zoe@example.nl")

    assert [email.headers["Reply-To"] for email in questions()] == ["zoe@example.nl"]


def test_a_mended_address_takes_the_question_along(client, activity):
    ask(client, activity, email="nor@example.nl")
    question = Question.objects.get()

    move_question(str(question.pk), "iemand@example.nl", "dief@example.nl")
    move_question(str(question.pk), "nor@example.nl", NOOR)

    assert Question.objects.get().email == NOOR


@pytest.mark.parametrize(
    ("end", "status"), [("cancelled", 409), ("over", 409), ("orphan", 409), ("offline", 410)]
)
def test_closed_it_says_so_kindly(client, activity, moment_in_time, end, status):
    if end == "over":
        moment_in_time.move_to("2026-12-20 12:00:00+01:00")
    elif end == "orphan":
        type(activity).objects.update(owner=None)
    else:
        closed = Status.CANCELLED if end == "cancelled" else Status.OFFLINE
        type(activity).objects.update(status=closed, status_note="Ziek")

    page = client.get(page_of(activity))

    assert page.status_code == (410 if status == 410 else 200)
    assert "<form" not in page.text
    assert ask(client, activity).status_code == status
    assert not Question.objects.exists()


def test_cancelled_before_the_code_it_is_not_passed_on(client, activity):
    ask(client, activity)
    type(activity).objects.update(status=Status.CANCELLED)

    page = client.get(type_code(client, NOOR)["Location"])

    assert "Je vraag is niet verstuurd" in page.text
    assert not questions().exists()


def test_what_is_not_online_is_not_there(client, activity):
    type(activity).objects.update(status=Status.SUBMITTED, published_at=None)

    assert ask(client, activity).status_code == 404


@pytest.mark.parametrize(
    "typed",
    [
        {"words": ""},
        {"words": "x" * 1001},
        {"name": ""},
        {"name": "x" * 81},
        {"email": "geen adres"},
        {"email": "a@example.nl, b@example.nl"},
        {"email": "a@example.nl\nBcc: b@example.nl"},
    ],
)
def test_nonsense_comes_back_filled_in(client, activity, typed):
    answer = ask(client, activity, **typed)

    assert answer.status_code == 422
    assert not Question.objects.exists()


def test_what_stands_out_is_told_to_the_organiser(as_sam, activity):
    ask(as_sam, activity, words="Kijk op https://x.example.com/ 😀 \u202e", kenmerk_bijlage="x")

    letter = newest_letter_to("anna@example.nl").message
    assert "- Let op: Het verborgen veld is ingevuld" in letter
    assert "- Let op: link in de tekst" in letter


def test_seventh_in_five_minutes_waits_and_keeps_its_words(client, activity):
    for _ in range(6):
        ask(client, activity)

    answer = ask(client, activity)

    assert answer.status_code == 429
    assert "Is er een lift?" in answer.text


def test_an_organiser_gets_no_more_than_thirty_a_day(as_sam, activity, moment_in_time):
    Question.objects.bulk_create(
        Question(
            activity=activity,
            email=f"gast{n}@example.nl",
            form_token=f"00000000-0000-0000-0000-{n:012}",
            sent_at="2026-11-23T10:00Z",
        )
        for n in range(30)
    )

    assert ask(as_sam, activity).status_code == 429
    moment_in_time.shift(24 * 3600)
    assert ask(as_sam, activity).status_code == 302


def test_post_without_the_token_of_the_site_is_refused(activity):
    assert ask(Client(enforce_csrf_checks=True), activity).status_code == 403


def test_unproven_questions_go_after_a_day_and_others_after_thirty(
    client, as_sam, activity, moment_in_time
):
    ask(client, activity)
    ask(as_sam, activity)

    moment_in_time.shift(25 * 3600)
    forget_unconfirmed()
    assert [question.email for question in Question.objects.all()] == ["sam@example.nl"]
    moment_in_time.shift(30 * 24 * 3600)
    forget_unconfirmed()
    assert not Question.objects.exists()


def test_own_questions_are_exported_and_erased(as_sam, sam, client, activity):
    ask(as_sam, activity)
    ask(client, activity)

    exported = as_sam.get("/mijn/privacy/gegevens.json").json()["vragen_aan_organisatoren"]
    erase_questions(sam)

    assert [question["vraag"] for question in exported] == [WORDS]
    assert [question.email for question in Question.objects.all()] == [NOOR]


def test_page_of_what_is_over_or_off_leads_to_no_form(client, activity, moment_in_time):
    type(activity).objects.update(status=Status.CANCELLED)
    assert page_of(activity) not in client.get(activity.get_absolute_url()).text

    type(activity).objects.update(status=Status.PUBLISHED)
    moment_in_time.move_to("2026-12-20 12:00:00+01:00")
    assert page_of(activity) not in client.get(activity.get_absolute_url()).text


def test_organisers_desk_reads_a_question_and_changes_nothing(as_sam, as_olga, activity):
    ask(as_sam, activity)
    row = f"/beheer/signups/question/{Question.objects.get().pk}"

    assert "Is er een lift?" in as_olga.get(f"{row}/change/").text
    assert as_olga.post(f"{row}/change/", {"words": "anders"}).status_code == 403
    assert as_olga.post(f"{row}/delete/", {"post": "yes"}).status_code == 403
