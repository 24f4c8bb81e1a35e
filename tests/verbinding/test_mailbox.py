"""The mailbox of a development site."""

import pytest
from django.core.mail import EmailMessage
from django.http import Http404
from django.test import RequestFactory

from verbinding.lib.mail import queue
from verbinding.mailbox import mailbox

pytestmark = pytest.mark.django_db


def test_developer_reads_the_code(settings):
    settings.DEBUG = True
    queue(EmailMessage("Je code", "Hier: 123456 <b>", None, ["anna@example.nl"]), secret=True)

    page = mailbox(RequestFactory().get("/beheer-mail/")).content.decode()

    assert "Hier: 123456 &lt;b&gt;" in page
    assert "anna@example.nl" in page


def test_production_has_no_mailbox(settings):
    settings.DEBUG = False

    with pytest.raises(Http404):
        mailbox(RequestFactory().get("/beheer-mail/"))
