"""Choosing about news: by the mail program's button, by our page, and under /mijn/."""

import pytest
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from accounts.privacy import erase, export
from desk.jobs import forget_recipients, send_mailings
from desk.mailings import news
from desk.mailings.sifting import Person, sift
from desk.models import MailingRecipient, NewsChoice
from tests.desk.mailings.made import confirm, make_mailing
from tests.factories import make_enquiry, make_user
from tests.html import mistakes_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def path(anna, team, olga):
    """The address that stands in the letter to anna."""
    confirm(make_mailing(), olga)
    send_mailings()
    letter = Email.objects.get()
    header = letter.headers["List-Unsubscribe"]
    assert header.startswith("<http://testserver/nieuws/")
    assert header[1:-1] in letter.message
    return header.removeprefix("<http://testserver").removesuffix(">")


def wants(**who):
    return [row.wants_news for row in NewsChoice.objects.filter(**who)]


def test_a_mail_program_stops_it_without_a_cookie(path, anna):
    program = Client(enforce_csrf_checks=True)

    answers = [program.post(path, ONE_CLICK) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert not any(answer.cookies for answer in answers)
    assert wants(user=anna) == [False]
    assert sift(make_mailing()).counts == {"afgemeld": 1}


def test_looking_changes_nothing(path, client):
    page = client.get(path)

    assert page.status_code == 200
    assert mistakes_in(page.text) == []
    assert not NewsChoice.objects.exists()


def test_our_page_stops_it_and_starts_it_again(path, anna):
    client = Client(enforce_csrf_checks=True)

    stopped = client.post(path, {"nieuws": "nee"}, follow=True)
    assert "Je krijgt geen nieuws meer" in stopped.text
    assert wants(user=anna) == [False]
    client.post(path, {"nieuws": "ja"})

    assert wants(user=anna) == [True]


@pytest.mark.parametrize("token", ["p1", "p1.verzonnen", "x", "p1.é", "s1.abc"])
def test_nobody_can_make_up_a_token(token, client, anna):
    answers = [client.get(f"/nieuws/{token}/").status_code]
    answers += [client.post(f"/nieuws/{token}/", {"nieuws": "nee"}).status_code]
    # A mail program hears the same, whether or not we know who it was.
    answers += [client.post(f"/nieuws/{token}/", ONE_CLICK).status_code]

    assert answers == [404, 404, 200]
    assert not NewsChoice.objects.exists()


def test_the_token_of_who_is_gone_leads_nowhere(path, anna, client):
    erase(anna)

    assert client.get(path).status_code == 404
    assert client.post(path, ONE_CLICK).status_code == 200
    assert not NewsChoice.objects.exists()


def test_who_wrote_for_a_sponsor_can_stop_it_too(client, olga):
    enquiry = make_enquiry(email="Bakker@example.nl", handled_at=timezone.now())
    mailing = make_mailing(["sponsors"], text="Voor {organisatie}.")
    confirm(mailing, olga)
    send_mailings()
    letter = Email.objects.get()
    path = news.choice_path(Person("bakker@example.nl", "Femke", None, enquiry.pk))
    assert f"<http://testserver{path}>" == letter.headers["List-Unsubscribe"]
    assert letter.message.startswith("Voor Bakkerij De Korst.")

    client.post(path, ONE_CLICK)

    assert wants(address="bakker@example.nl") == [False]
    assert sift(make_mailing(["sponsors"])).counts == {"afgemeld": 1}


def test_choices_of_addresses_go_when_nobody_writes_from_them(olga):
    enquiry = make_enquiry(email="Bakker@example.nl")
    NewsChoice.objects.create(address="bakker@example.nl", wants_news=False)
    NewsChoice.objects.create(user=olga, wants_news=False)

    forget_recipients()
    assert NewsChoice.objects.count() == 2
    enquiry.delete()
    forget_recipients()

    assert wants(user=olga) == [False]
    assert NewsChoice.objects.count() == 1


# --- Under /mijn/ -------------------------------------------------------------------------------


def test_mine_tells_how_it_stands_and_changes_it(as_sam, sam):
    assert "Houd me op de hoogte" in as_sam.get("/mijn/").text

    as_sam.post("/mijn/nieuws/", {"nieuws": "ja"})
    assert wants(user=sam) == [True]
    assert "Houd me op de hoogte" not in as_sam.get("/mijn/").text
    assert list(sift(make_mailing(["lezers"])).reached) == ["sam@example.nl"]

    as_sam.post("/mijn/nieuws/", {"nieuws": "nee"})
    assert wants(user=sam) == [False]
    assert list(sift(make_mailing(["lezers"])).reached) == []


def test_who_is_new_still_has_nothing(as_sam):
    assert "Je hebt nog niets." in as_sam.get("/mijn/").text


def test_a_yes_under_mine_undoes_an_older_no(as_sam, sam):
    NewsChoice.objects.create(address=sam.email, wants_news=False)
    assert "Je krijgt geen nieuws." in as_sam.get("/mijn/").text

    as_sam.post("/mijn/nieuws/", {"nieuws": "ja"})

    assert [row.user for row in NewsChoice.objects.all()] == [sam]


def test_only_posts_with_a_token_change_it(sam):
    client = Client(enforce_csrf_checks=True)
    client.force_login(sam)

    assert client.get("/mijn/nieuws/").status_code == 405
    assert client.post("/mijn/nieuws/", {"nieuws": "ja"}).status_code == 403
    assert not NewsChoice.objects.exists()


# --- One's own data -----------------------------------------------------------------------------


def test_export_holds_the_choice_and_which_mail_it_was(anna, team, olga):
    confirm(make_mailing(subject="Nog drie weken"), olga)
    news.choose(True, user=anna)

    known = export(anna)["nieuws_per_mail"]

    assert known == {
        "wil_nieuws": True,
        "gekozen_op": timezone.now().isoformat(),
        "mails_aan_groepen": [{"onderwerp": "Nog drie weken", "stand": "Wacht"}],
    }


def test_erasing_leaves_no_address(anna, team, olga):
    confirm(make_mailing(), olga)
    news.choose(False, user=anna)
    NewsChoice.objects.create(address=anna.email, wants_news=False)

    erase(anna)

    assert not NewsChoice.objects.exists()
    row = MailingRecipient.objects.get()
    assert (row.address, row.user, row.state, row.reason) == ("", None, "overgeslagen", "gewist")
    assert send_mailings() == 0


def test_nobody_but_the_one_erased_loses_anything(anna, team, olga):
    sam = make_user("Sam")
    news.choose(True, user=sam)
    confirm(make_mailing(), olga)

    erase(sam)

    assert MailingRecipient.objects.get().address == anna.email
