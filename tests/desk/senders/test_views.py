"""“Afzenders”: all of one sender in one list, and blocking them with what they sent."""

import datetime as dt

import pytest
from post_office.models import Email

from accounts.blocking import block, block_on
from accounts.models import BlockedSender
from activities.models import Activity
from impact.models import Appreciation
from tests import factories
from tests.desk.queue_cast import waiting_activity, waiting_proposal
from tests.guarded import subjects_to
from tests.impact.made import make_good_word
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

LIST, BLOCK = "/beheer/afzenders/", "/beheer/afzenders/blokkeren/"
UNTIL = dt.date(2027, 2, 21)


def page_of(person):
    return f"{LIST}{person.pk}/"


def send_all(sam, number=1):
    online = factories.make_activity(f"Soep {number}", owner=sam)
    waiting_activity(f"Taart {number}", owner=sam)
    factories.make_team(f"Team {number}", entered_by=sam)
    factories.make_idea(f"Idee {number}", sent_by=sam)
    other = factories.make_activity(f"Van een ander {number}")
    waiting_proposal(other, by=sam)
    make_good_word(other, f"Mooi {number}", sent_by=sam)
    factories.make_message(email="Sam@example.nl", subject=f"Vraag {number}")
    factories.make_report(activity=other, email="sam@example.nl", words=f"Klopt niet {number}")
    factories.make_enquiry(f"Bakker {number}", email="sam@example.nl")
    factories.make_signup(name="Sam", email="sam@example.nl")
    return online


def test_everything_of_a_sender_stands_in_one_list(as_mo, sam):
    send_all(sam)
    factories.make_activity("Van iemand anders")

    response = as_mo.get(page_of(sam))

    assert sorted((row.label, row.title) for row in response.context["sent"]) == [
        ("Aanmelding", "Soep voor de straat"),
        ("Aanvraag van een sponsor", "Bakker 1"),
        ("Activiteit", "Soep 1"),
        ("Activiteit", "Taart 1"),
        ("Bericht", "Vraag 1"),
        ("Idee", "Idee 1"),
        ("Melding", "Klopt niet 1"),
        ("Nieuwe woorden", "Van een ander 1"),
        ("Team", "Team 1"),
        ("Waardering", "Mooi 1"),
    ]
    assert "Van iemand anders" not in response.text


def test_every_row_leads_somewhere(as_olga, sam):
    send_all(sam)

    for row in as_olga.get(page_of(sam)).context["sent"]:
        assert as_olga.get(row.url).status_code == 200, row


def test_page_asks_as_often_for_three_as_for_one(as_mo, sam):
    send_all(sam, 1)
    one = queries_of(as_mo, page_of(sam))
    send_all(sam, 2)
    send_all(sam, 3)

    assert queries_of(as_mo, page_of(sam)) == one


def test_address_without_an_account_has_a_page_too(as_mo):
    factories.make_message(email="eva@buiten.example", subject="Hallo")

    response = as_mo.get(LIST, {"adres": "Eva@buiten.example"}, follow=True)

    assert [row.title for row in response.context["sent"]] == ["Hallo"]
    assert "heeft hier geen account" in response.text


def test_address_of_a_person_leads_to_the_person(as_mo, sam):
    response = as_mo.get(LIST, {"adres": "sam@example.nl"}, follow=True)

    assert response.redirect_chain[-1][0] == page_of(sam)


def test_wrong_address_is_told_beside_the_field(as_mo):
    response = as_mo.get(LIST, {"adres": "geen adres"})

    assert response.status_code == 422
    assert "Dit lijkt geen e-mailadres" in response.text


def wanted(**overrides):
    fields = {"scope": "adres", "reason": "Stuurt reclame.", "until": "2027-02-21", **overrides}
    return {name: value for name, value in fields.items() if value is not None}


def test_block_leaves_what_is_there_unless_asked(as_mo, sam):
    online = send_all(sam)

    as_mo.post(f"{BLOCK}?wie={sam.pk}", wanted())

    online.refresh_from_db()
    assert block_on(user=sam).until == UNTIL
    assert online.is_published
    assert subjects_to("sam@example.nl") == []


def test_block_takes_offline_and_rejects_through_the_steps(as_mo, mo, sam):
    online = send_all(sam)

    response = as_mo.post(
        f"{BLOCK}?wie={sam.pk}",
        wanted(wishes=["offline", "afwijzen"], words="Dit is reclame."),
        follow=True,
    )

    online.refresh_from_db()
    waiting = Activity.objects.get(title="Taart 1")
    assert (online.status, waiting.status) == (Status.OFFLINE, Status.REJECTED)
    assert online.history.get(by=mo).note == "Dit is reclame."
    assert Appreciation.objects.get(words="Mooi 1").state == Appreciation.State.REFUSED
    assert "Offline gehaald: 4. Afgewezen: 1." in response.text
    assert Email.objects.filter(to="sam@example.nl").exists()


def test_form_proposes_ninety_days_and_counts_what_is_there(as_mo, sam):
    send_all(sam)

    page = as_mo.get(f"{BLOCK}?wie={sam.pk}").text

    assert 'value="2027-02-21"' in page
    assert "Offline halen wat online staat (4)" in page
    assert "Wijs af wat nog wacht (1)" in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"reason": ""}, "Dit veld is verplicht"),
        ({"until": "2026-11-22"}, "Deze dag is al voorbij"),
        ({"until": "2030-01-01"}, "Kies een dag binnen twee jaar"),
        ({"until": "31-31-2026"}, "geldige datum"),
        ({"scope": "alles"}, "Selecteer een geldige keuze"),
        ({"scope": "domein"}, "een collega"),
        ({"wishes": ["offline"], "words": " "}, "Schrijf een paar woorden"),
        ({"reason": "x" * 1001}, "1000"),
    ],
)
def test_wrong_words_stay_in_the_form(fields, words, as_mo, sam):
    send_all(sam)

    response = as_mo.post(f"{BLOCK}?wie={sam.pk}", wanted(**fields))

    assert response.status_code == 422
    assert words in response.text
    assert not BlockedSender.objects.exists()


def test_address_without_an_account_is_blocked_and_lifted(as_mo):
    as_mo.post(f"{BLOCK}?adres=eva@buiten.example", wanted(scope="domein"))

    blocked = BlockedSender.objects.get()
    assert (blocked.key, blocked.person) == ("@buiten.example", None)
    assert "Iedereen met @buiten.example" in as_mo.get(LIST).text

    as_mo.post(f"{LIST}{blocked.pk}/opheffen/")
    assert block_on(email="eva@buiten.example") is None
    assert "was al opgeheven" in as_mo.post(f"{LIST}{blocked.pk}/opheffen/", follow=True).text


def test_colleague_can_not_be_blocked(as_mo, olga):
    response = as_mo.post(f"{BLOCK}?wie={olga.pk}", wanted())

    assert response.status_code == 422
    assert "een collega" in response.text


@pytest.mark.parametrize("asked", ["wie=", "wie=abc", "wie=²", "adres=onzin", ""])
def test_form_without_a_sender_leads_to_the_list(asked, as_mo):
    assert as_mo.get(f"{BLOCK}?{asked}").url == LIST


def test_list_asks_as_often_for_three_as_for_one(as_mo, mo, sam):
    shared = {"reason": "x", "until": UNTIL, "by": mo}
    block("sam@example.nl", **shared)
    one = queries_of(as_mo, LIST)
    for address in ("a@buiten.example", "b@buiten.example"):
        block(address, **shared)

    assert queries_of(as_mo, LIST) == one


def test_page_says_whether_the_sender_is_blocked(as_mo, mo, sam):
    assert "Blokkeer deze afzender" in as_mo.get(page_of(sam)).text
    block("sam@example.nl", reason="Stuurt reclame.", until=UNTIL, by=mo)

    page = as_mo.get(page_of(sam)).text

    assert "Tot en met 21 februari 2027" in page
    assert "Reden: Stuurt reclame." in page
    assert "Blokkeer deze afzender" not in page
