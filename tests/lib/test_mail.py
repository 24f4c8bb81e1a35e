"""Writing letters: what stands in the row that is waiting to be sent."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template import TemplateDoesNotExist
from post_office.models import STATUS, Email

from verbinding.lib import postman, tick
from verbinding.lib.mail import QueueBackend, queue, send_letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_letters")]


def test_letter_has_subject_text_and_html_from_one_template(settings):
    email = send_letter("tests/plain", "anna@example.nl", {"title": "Soep", "words": "Hoi!\nDag"})

    assert email.subject == "Vraag over Soep"
    assert email.message.startswith("Hallo,\n\n> Hoi!\n> Dag\n\nBekijk je activiteit: http")
    assert f"Met verbindende groet,\n{settings.SITE_NAME}" in email.message
    assert "<blockquote><p>Hoi!<br>Dag</p></blockquote>" in email.html_message
    assert 'class="button" href="http://testserver/activiteiten/soep/"' in email.html_message
    assert (email.to, email.from_email) == (["anna@example.nl"], settings.DEFAULT_FROM_EMAIL)
    assert email.status == STATUS.queued


def test_text_is_not_escaped_and_html_is():
    email = send_letter("tests/plain", "a@example.nl", {"title": "R&B <3", "words": "<b>&</b>"})

    assert email.subject == "Vraag over R&B <3"
    assert "> <b>&</b>" in email.message
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in email.html_message
    assert "<title>Vraag over R&amp;B &lt;3</title>" in email.html_message


def test_words_of_a_visitor_are_never_run_as_a_template(django_capture_on_commit_callbacks):
    words = "{% load text %}{{ site_url }}{% debug %}"
    send_letter("tests/plain", "a@example.nl", {"title": words, "words": words})

    postman.send_due()

    (message,) = mail.outbox
    assert words in message.subject
    assert words in message.body


def test_letter_carries_the_headers_asked_for_on_one_line_each():
    asked = {"List-Unsubscribe": "<http://testserver/stop/>\r\nBcc: iedereen@example.nl"}
    send_letter("tests/plain", "a@example.nl", {"title": "", "words": ""}, headers=asked)

    postman.send_due()

    (message,) = mail.outbox
    sent = message.message()
    assert sent["List-Unsubscribe"] == "<http://testserver/stop/> Bcc: iedereen@example.nl"
    assert sent["Auto-Submitted"] == "auto-generated"
    assert sent["Bcc"] is None


def test_newline_in_a_title_makes_no_header():
    title = "Soep\r\nBcc: iedereen@example.nl"
    email = send_letter("tests/plain", "a@example.nl", {"title": title, "words": ""})

    postman.send_due()

    (message,) = mail.outbox
    assert "\n" not in email.subject
    assert message.recipients() == ["a@example.nl"]
    assert message.message()["Bcc"] is None


def test_reply_goes_to_the_person_and_machines_are_asked_not_to(settings):
    reply_to = "bram@example.nl\nBcc: x@example.nl"
    send_letter("tests/plain", "anna@example.nl", {"title": "Soep"}, reply_to=reply_to)

    postman.send_due()

    message = mail.outbox[0].message()
    assert message["Reply-To"] == "bram@example.nl Bcc: x@example.nl"
    assert message["Bcc"] is None
    assert message["From"] == settings.DEFAULT_FROM_EMAIL
    assert message["Auto-Submitted"] == "auto-generated"
    assert "Antwoord je op deze e-mail, dan gaat je antwoord naar bram" in mail.outbox[0].body


def test_letter_may_have_html_of_its_own():
    email = send_letter("tests/own", "anna@example.nl", {"title": "R&B"})

    assert (email.subject, email.message) == ("Eigen opmaak", "Tekst\n")
    assert "<p>Eigen R&amp;B</p>" in email.html_message
    assert "<title>Eigen opmaak</title>" in email.html_message


def test_conditions_leave_no_gaps_in_the_text():
    email = send_letter("tests/gaps", "anna@example.nl", {"code": "123456"})

    assert email.message.startswith("Hallo,\n\nEen\n\n    123456\n\nMet verbindende groet,")


def test_letter_without_a_template_is_a_mistake_and_not_an_empty_letter():
    with pytest.raises(TemplateDoesNotExist):
        send_letter("tests/unknown", "anna@example.nl")


def test_letter_to_nowhere_is_refused():
    with pytest.raises(ValidationError):
        send_letter("tests/own", "anna", {"title": ""})


def fail_after_writing():
    with transaction.atomic():
        send_letter("tests/own", "anna@example.nl", {"title": ""})
        raise ZeroDivisionError


def test_letter_lives_and_dies_with_the_transaction():
    with pytest.raises(ZeroDivisionError):
        fail_after_writing()

    assert Email.objects.count() == 0


def test_commit_only_wakes_the_postman(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send_letter("tests/own", "anna@example.nl", {"title": ""})
        assert tick.was_woken() is False

    assert tick.was_woken() is True
    assert mail.outbox == []


def test_mail_of_packages_is_queued_with_our_sender(settings):
    message = EmailMultiAlternatives(
        "Hoi\nje", "Tekst {{ x }}", "ander@example.nl", ["a@example.nl"]
    )
    message.attach_alternative("<p>Tekst</p>", "text/html")

    assert QueueBackend().send_messages([message]) == 1

    email = Email.objects.get()
    assert (email.subject, email.message) == ("Hoi je", "Tekst {{ x }}")
    assert email.html_message == "<p>Tekst</p>"
    assert email.from_email == settings.DEFAULT_FROM_EMAIL


def test_secret_mail_of_packages_expires(moment_in_time):
    email = queue(EmailMultiAlternatives("Code", "123456", None, ["a@example.nl"]), secret=True)
    moment_in_time.shift(16 * 60)

    assert postman.send_due() == 0
    assert postman.wipe_secret_mail() == 1
    email.refresh_from_db()
    assert "123456" not in email.message
