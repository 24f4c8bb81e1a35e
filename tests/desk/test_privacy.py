"""What people wrote to the organisation: to take along, and gone when they go."""

import pytest

from accounts.privacy import erase, export
from desk.models import Message, Report
from tests.factories import make_message, make_report, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


@pytest.fixture
def noor():
    """Who proved two addresses, and types them with capitals."""
    person = make_user("Noor", email="noor@example.nl")
    person.emailaddress_set.create(email="noor@werk.example.nl", verified=True, primary=False)
    return person


def test_export_holds_what_somebody_wrote(noor):
    make_message(email="Noor@example.nl", words="Mag mijn hond mee?")
    make_report(email="noor@werk.example.nl", words="De deur zat dicht.")
    make_message(email="ander@example.nl")

    known = export(noor)

    assert [row["bericht"] for row in known["berichten"]] == ["Mag mijn hond mee?"]
    assert [row["toelichting"] for row in known["meldingen"]] == ["De deur zat dicht."]


def test_erasing_takes_messages_along_and_leaves_reports_without_a_sender(noor):
    make_message(email="Noor@example.nl")
    kept = make_message(email="ander@example.nl")
    report = make_report(email="Noor@werk.example.nl", words="De deur zat dicht.")

    erase(noor)

    assert list(Message.objects.all()) == [kept]
    report = Report.objects.get(pk=report.pk)
    assert (report.email, report.words) == ("", "De deur zat dicht.")
