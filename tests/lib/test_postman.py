"""Sending: each letter once, codes at once, nothing lost and nothing kept too long."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone
from post_office.models import STATUS, Email, Log

from tests.lib import mailservers
from verbinding.lib import postman
from verbinding.lib.mail import send_letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_letters")]


def a_letter(to="anna@example.nl", **options):
    return send_letter("tests/own", to, {"title": "Soep"}, **options)


def a_code(capture, **options):
    with capture(execute=True):
        return send_letter("tests/code", "a@example.nl", {"code": "123456"}, secret=True, **options)


def subjects():
    return [message.subject for message in mail.outbox]


def test_waiting_letters_go_out_and_are_noted():
    email = a_letter()

    assert postman.send_due() == 1
    assert postman.send_due() == 0

    email.refresh_from_db()
    assert email.status == STATUS.sent
    (message,) = mail.outbox
    assert message.alternatives[0][1] == "text/html"


def test_more_letters_than_a_batch_all_go(monkeypatch):
    monkeypatch.setattr(postman, "BATCH", 2)
    for number in range(5):
        a_letter(f"p{number}@example.nl")

    assert postman.send_due() == 5
    assert len(mail.outbox) == 5


def test_rivals_never_send_a_letter_twice(mailserver):
    mailserver("Rival")
    for number in range(3):
        a_letter(f"p{number}@example.nl")

    postman.send_due()

    assert sorted(message.to[0] for message in mail.outbox) == [
        f"p{number}@example.nl" for number in range(3)
    ]


def test_server_that_is_away_loses_nothing(mailserver, settings, moment_in_time):
    before = settings.POST_OFFICE
    first, second = a_letter("a@example.nl"), a_letter("b@example.nl")
    mailserver("Away")

    assert postman.send_due() == 0

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, first.number_of_retries) == (STATUS.requeued, 1)
    assert (second.status, second.number_of_retries) == (STATUS.queued, None)
    assert Log.objects.get().exception_type == "ConnectionRefusedError"

    settings.POST_OFFICE = before
    moment_in_time.shift(61)
    assert postman.send_due() == 2


def test_pauses_grow_to_four_hours_and_end_after_a_day(mailserver, moment_in_time):
    mailserver("Busy")
    email = a_letter()
    pauses = []
    while postman.send_due() == 0:
        email.refresh_from_db()
        if email.status == STATUS.failed:
            break
        pauses.append((email.scheduled_time - timezone.now()).total_seconds() / 60)
        moment_in_time.move_to(email.scheduled_time)

    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, *[240] * 6]
    assert sum(pauses) > 24 * 60


def test_unknown_address_is_given_up_at_once_and_stops_nobody_else(mailserver):
    mailserver("Refusing")
    gone, other = a_letter("weg@example.nl"), a_letter("anna@example.nl")

    assert postman.send_due() == 1

    gone.refresh_from_db()
    other.refresh_from_db()
    assert (gone.status, other.status) == (STATUS.failed, STATUS.sent)


def test_letter_of_a_process_that_died_is_taken_up_later(moment_in_time):
    email = a_letter()
    assert postman._claim(email)

    assert postman.send_due() == 0
    moment_in_time.shift(5 * 60 + 1)
    assert postman.send_due() == 1


def test_code_goes_right_after_the_commit_and_is_wiped(django_capture_on_commit_callbacks):
    email = a_code(django_capture_on_commit_callbacks)

    assert subjects() == ["Je code is 123456"]
    email.refresh_from_db()
    assert email.status == STATUS.sent
    assert "123456" not in f"{email.subject}{email.message}{email.html_message}{email.context}"
    assert postman.send_due() == 0


def test_code_goes_before_other_letters():
    a_letter()
    send_letter("tests/code", "a@example.nl", {"code": "123456"}, secret=True)
    Email.objects.update(scheduled_time=None)

    postman.send_due()

    assert subjects() == ["Je code is 123456", "Eigen opmaak"]


def test_code_stays_in_line_while_the_server_is_away(
    mailserver, settings, moment_in_time, django_capture_on_commit_callbacks
):
    before = settings.POST_OFFICE
    mailserver("Away")
    email = a_code(django_capture_on_commit_callbacks)
    email.refresh_from_db()
    assert email.status == STATUS.requeued
    assert "123456" in email.message

    settings.POST_OFFICE = before
    moment_in_time.shift(11)
    assert postman.send_due() == 1

    email.refresh_from_db()
    assert subjects() == ["Je code is 123456"]
    assert "123456" not in email.message


def test_code_is_tried_until_it_expires(mailserver, moment_in_time):
    mailserver("Away")
    email = send_letter("tests/code", "a@example.nl", {"code": "123456"}, secret=True)
    for _ in range(80):
        moment_in_time.shift(12)
        postman.send_due()
    postman.wipe_secret_mail()

    email.refresh_from_db()
    assert email.number_of_retries == 70
    assert email.message == postman.WIPED


def test_slow_server_keeps_nobody_waiting(
    mailserver, settings, moment_in_time, monkeypatch, django_capture_on_commit_callbacks
):
    before = settings.POST_OFFICE
    monkeypatch.setattr(postman, "SECRET_SECONDS", 0.01)
    mailserver("Slow")
    mailservers.released.clear()

    email = a_code(django_capture_on_commit_callbacks)

    mailservers.released.set()
    email.refresh_from_db()
    assert email.status == STATUS.queued
    settings.POST_OFFICE = before
    moment_in_time.shift(61)
    assert postman.send_due() == 1


def test_code_that_nobody_sent_in_time_is_wiped_and_never_sent(moment_in_time):
    email = send_letter("tests/code", "a@example.nl", {"code": "123456"}, secret=True)
    moment_in_time.shift(15 * 60 + 1)

    postman.wipe_secret_mail()

    assert postman.send_due() == 0
    email.refresh_from_db()
    assert (email.status, email.message) == (STATUS.failed, postman.WIPED)


def test_wiping_leaves_other_letters_and_waiting_codes_alone():
    letter = a_letter()
    code = send_letter("tests/code", "a@example.nl", {"code": "123456"}, secret=True)
    Email.objects.filter(pk=letter.pk).update(status=STATUS.sent)

    assert postman.wipe_secret_mail() == 0

    letter.refresh_from_db()
    code.refresh_from_db()
    assert letter.message == "Tekst\n"
    assert "123456" in code.message


def test_developer_can_read_a_code_for_a_quarter(
    settings, moment_in_time, django_capture_on_commit_callbacks
):
    settings.DEBUG = True
    email = a_code(django_capture_on_commit_callbacks)
    assert postman.wipe_secret_mail() == 0
    email.refresh_from_db()
    assert "123456" in email.message

    moment_in_time.shift(15 * 60)
    assert postman.wipe_secret_mail() == 1


def test_old_mail_goes_with_its_log(moment_in_time):
    old = a_letter()
    Log.objects.create(email=old, status=STATUS.failed, message="x")
    moment_in_time.shift(dt.timedelta(days=90, seconds=1))
    a_letter("nieuw@example.nl")

    assert postman.delete_old_mail() == 1

    assert [email.to for email in Email.objects.all()] == [["nieuw@example.nl"]]
    assert Log.objects.count() == 0


def test_newest_letters_come_first():
    for number in range(3):
        a_letter(f"p{number}@example.nl")

    assert [email.to[0] for email in postman.recent_letters(2)] == [
        "p2@example.nl",
        "p1@example.nl",
    ]
