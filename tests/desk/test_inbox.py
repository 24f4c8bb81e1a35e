"""Messages, reports and enquiries in the admin: to read and to handle, never to rewrite."""

import pytest
from django.contrib.admin.models import LogEntry

from tests.factories import make_enquiry, make_message, make_report
from tests.queries import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

MESSAGES = "/beheer/desk/message/"
INBOXES = {
    "desk/message": make_message,
    "desk/report": make_report,
    "sponsors/enquiry": make_enquiry,
}
inboxes = pytest.mark.parametrize(("path", "make"), INBOXES.items())


@inboxes
def test_handling_notes_it_and_returns_to_what_waits(as_olga, olga, path, make):
    row = make()

    response = as_olga.post(f"/beheer/{path}/{row.pk}/afhandelen/")

    row.refresh_from_db()
    assert response.url == f"/beheer/{path}/?stand=open"
    assert row.handled_at is not None
    assert LogEntry.objects.get().user == olga


def test_handled_report_tells_by_whom(as_mo, mo):
    report = make_report()

    as_mo.post(f"/beheer/desk/report/{report.pk}/afhandelen/")

    report.refresh_from_db()
    assert report.handled_by == mo


@inboxes
def test_second_one_hears_that_it_was_handled(as_olga, path, make):
    row = make()
    as_olga.post(f"/beheer/{path}/{row.pk}/afhandelen/")
    row.refresh_from_db()
    first_time = row.handled_at

    response = as_olga.post(f"/beheer/{path}/{row.pk}/afhandelen/", follow=True)

    row.refresh_from_db()
    assert "was al afgehandeld" in response.text
    assert row.handled_at == first_time


@pytest.mark.parametrize(
    ("who", "message", "enquiry"),
    [("client", 302, 302), ("as_sam", 302, 302), ("as_anna", 302, 302), ("as_mo", 302, 403)],
)
def test_handling_is_for_who_may(who, message, enquiry, request):
    client = request.getfixturevalue(who)
    rows = make_message(), make_enquiry()

    answers = [
        client.post(f"{MESSAGES}{rows[0].pk}/afhandelen/").status_code,
        client.post(f"/beheer/sponsors/enquiry/{rows[1].pk}/afhandelen/").status_code,
    ]

    for row in rows:
        row.refresh_from_db()
    assert answers == [message, enquiry]
    assert (rows[0].handled_at is not None) == (who == "as_mo")
    assert rows[1].handled_at is None


def test_looking_handles_nothing(as_olga):
    row = make_message()

    assert as_olga.get(f"{MESSAGES}{row.pk}/afhandelen/").status_code == 405
    assert as_olga.get(f"{MESSAGES}{row.pk}/change/").status_code == 200
    row.refresh_from_db()
    assert row.handled_at is None


def test_handling_what_is_not_there_is_not_found(as_olga):
    assert as_olga.post(f"{MESSAGES}12345/afhandelen/").status_code == 404


@inboxes
def test_words_of_others_cannot_be_rewritten(as_olga, path, make):
    row = make(words="Zo zei ik het.")

    as_olga.post(f"/beheer/{path}/{row.pk}/change/", {"words": "Heel anders.", "email": "x@y.nl"})

    row.refresh_from_db()
    assert row.words == "Zo zei ik het."
    assert as_olga.get(f"/beheer/{path}/add/").status_code == 403


def test_open_ones_are_shown_apart(as_olga):
    make_message(subject="Wacht nog")
    handled = make_message(subject="Al klaar")
    as_olga.post(f"{MESSAGES}{handled.pk}/afhandelen/")

    waiting = as_olga.get(MESSAGES, {"stand": "open"}).context["cl"].result_list
    done = as_olga.get(MESSAGES, {"stand": "klaar"}).context["cl"].result_list

    assert [row.subject for row in waiting] == ["Wacht nog"]
    assert [row.subject for row in done] == ["Al klaar"]


def test_several_are_handled_at_once(as_olga):
    rows = [make_message(), make_message()]
    data = {"action": "handle_selected", "_selected_action": [row.pk for row in rows]}

    as_olga.post(MESSAGES, data)

    for row in rows:
        row.refresh_from_db()
        assert row.handled_at is not None


def test_words_of_a_message_are_shown_as_text(as_olga):
    row = make_message(words="<script>alert(1)</script>", risk_signs=["Binnen 3 seconden ingevuld"])

    text = as_olga.get(f"{MESSAGES}{row.pk}/change/").text

    assert "<script>alert(1)" not in text
    assert "Binnen 3 seconden ingevuld" in text


@inboxes
def test_lists_ask_as_many_queries_for_three_as_for_one(as_olga, path, make):
    make()
    few = queries_of(as_olga, f"/beheer/{path}/")
    make()
    make()

    assert queries_of(as_olga, f"/beheer/{path}/") == few
