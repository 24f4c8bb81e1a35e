"""Confirming, sending in batches, changing one's mind while it runs, and forgetting."""

import datetime as dt
from email.utils import parseaddr

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from post_office.models import PRIORITY, STATUS, Email

from accounts.privacy import erase
from desk.jobs import forget_recipients, send_mailings
from desk.mailings import sending
from desk.mailings.counting import counts_of
from desk.mailings.sifting import sift
from desk.mailings.workflow import take_step
from desk.models import Mailing, MailingRecipient, NewsChoice
from tests.desk.mailings.made import confirm, make_mailing
from tests.factories import make_activity, make_enquiry, make_team, make_user
from tests.queries import captured
from verbinding.lib.workflow import StepRefused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


@pytest.fixture
def many(edition):
    """Seven leads, each with a team."""
    leads = [make_user(f"Lead {number}") for number in range(7)]
    for number, lead in enumerate(leads):
        make_team(f"Team {number}", lead=lead)
    return leads


@pytest.fixture
def slow(settings):
    settings.MAILING_LETTERS_PER_RUN = 3


def mailed():
    return sorted(address for letter in Email.objects.all() for address in letter.to)


# --- Confirming ---------------------------------------------------------------------------------


def test_confirming_fixes_who_gets_it_and_mails_nobody_yet(many, olga):
    mailing = make_mailing()

    count = confirm(mailing, olga)

    mailing.refresh_from_db()
    assert count == 7
    assert mailing.status == Mailing.Status.UNDERWAY
    assert sorted(mailing.recipients.values_list("address", flat=True)) == sorted(
        lead.email for lead in many
    )
    assert mailed() == []
    assert mailing.filter_words.startswith("Aan: Kartrekkers van InspiratieTeams.\nEditie: Week")
    assert [row.by for row in mailing.history.all()] == [olga]


@pytest.mark.parametrize("change", ["one-more", "another", "fewer"])
def test_a_group_that_changed_is_not_confirmed(change, many, olga):
    mailing = make_mailing()
    seen = sending.fingerprint(mailing, sift(mailing))
    if change != "one-more":
        many[0].memberships.all().delete()
    if change != "fewer":
        make_team(lead=make_user("Nieuw"))

    with pytest.raises(sending.GroupChanged):
        sending.confirm(mailing, by=olga, seen=seen)

    mailing.refresh_from_db()
    assert mailing.is_draft
    assert not MailingRecipient.objects.exists()


def test_a_text_that_changed_is_not_confirmed(many, olga):
    mailing = make_mailing()
    seen = sending.fingerprint(mailing, sift(mailing))
    later = timezone.now() + dt.timedelta(minutes=1)
    Mailing.objects.update(text="Iets heel anders.", changed_at=later)

    with pytest.raises(StepRefused):
        sending.confirm(mailing, by=olga, seen=seen)
    mailing.refresh_from_db()
    with pytest.raises(sending.GroupChanged):
        sending.confirm(mailing, by=olga, seen=seen)

    assert not MailingRecipient.objects.exists()


def test_the_second_who_confirms_is_refused(many, olga):
    one = make_mailing()
    other = Mailing.objects.get(pk=one.pk)
    seen = sending.fingerprint(one, sift(one))
    sending.confirm(one, by=olga, seen=seen)

    with pytest.raises(StepRefused):
        sending.confirm(other, by=olga, seen=seen)

    assert one.recipients.count() == 7


def test_nobody_is_no_group(olga):
    with pytest.raises(StepRefused, match="niemand"):
        confirm(make_mailing(), olga)


def test_the_database_knows_an_address_once(anna, olga, team):
    mailing = make_mailing()
    confirm(mailing, olga)

    with pytest.raises(IntegrityError), transaction.atomic():
        MailingRecipient.objects.create(mailing=mailing, address="ANNA@example.nl")


# --- Batches ------------------------------------------------------------------------------------


def test_a_run_writes_a_fixed_number_and_the_last_one_ends_it(many, slow, olga):
    mailing = make_mailing()
    confirm(mailing, olga)

    runs = [send_mailings() for _ in range(4)]

    mailing.refresh_from_db()
    assert runs == [3, 3, 1, 0]
    assert mailed() == sorted(lead.email for lead in many)
    assert mailing.status == Mailing.Status.DONE
    assert mailing.ended_at == timezone.now()


def test_two_mailings_share_a_run(many, slow, olga):
    first, second = make_mailing(), make_mailing(subject="Nog een")
    confirm(second, olga, send_at=timezone.now() - dt.timedelta(minutes=1))
    confirm(first, olga)

    send_mailings()
    send_mailings()
    send_mailings()

    assert counts_of(second).waiting == 0
    assert counts_of(first).waiting == 5


def test_each_gets_a_letter_of_their_own(anna, chris, team, other_team, edition, olga):
    anna.name = "Anna\nBcc: kwaad@example.nl"
    anna.save()
    mailing = make_mailing(subject="Voor {team}", text="Hallo {naam},\n\nKijk: {link}")
    confirm(mailing, olga)
    send_mailings()

    letters = {letter.to[0]: letter for letter in Email.objects.all()}

    assert sorted(letters) == ["anna@example.nl", "chris@example.nl"]
    one = letters["anna@example.nl"]
    assert (one.subject, one.cc, one.bcc) == ("Voor Samen in Zwolle", [], [])
    assert one.message.startswith("Hallo Anna Bcc: kwaad@example.nl,\n\nKijk: http")
    assert f'<a class="button" href="http://testserver{team.get_absolute_url()}">' in (
        one.html_message.replace("http://127.0.0.1:8000", "http://testserver")
    )
    assert one.headers["Reply-To"] == edition.contact_email
    assert one.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert one.priority == PRIORITY.low
    assert "chris" not in one.message + one.html_message + str(one.headers)


def test_what_is_needed_has_no_way_to_unsubscribe(team, olga):
    confirm(make_mailing(sort="nodig"), olga)
    send_mailings()

    letter = Email.objects.get()

    assert "List-Unsubscribe" not in letter.headers
    assert "/nieuws/" not in letter.message
    assert "kun je je er niet voor afmelden" in letter.message


def test_who_left_meanwhile_is_skipped(many, olga):
    mailing = make_mailing()
    confirm(mailing, olga)
    blocked, refusing, moved, erased, gone, demoted, stays = many
    blocked.is_active = False
    blocked.save()
    NewsChoice.objects.create(user=refusing, wants_news=False)
    moved.email = "elders@example.nl"
    moved.save()
    erase(erased)
    gone.delete()
    demoted.memberships.all().delete()
    before = set(mailed())

    send_mailings()

    assert set(mailed()) - before == {stays.email}
    counts = counts_of(mailing)
    assert counts.skipped == {
        "hoort-er-niet-bij": 3,
        "geblokkeerd": 1,
        "afgemeld": 1,
        "gewist": 1,
    }
    assert (counts.in_line, counts.total) == (1, 7)
    assert not mailing.recipients.filter(address=erased.email).exists()


def test_an_address_that_cannot_be_mailed_holds_up_nobody(many, olga):
    many[0].emailaddress_set.update(email="geen adres")
    many[0].email = "geen adres"
    many[0].save()
    mailing = make_mailing()
    confirm(mailing, olga)

    send_mailings()

    assert mailed() == sorted(lead.email for lead in many[1:])
    assert counts_of(mailing).skipped == {"onbewezen": 1}


def test_a_batch_asks_as_often_for_many_as_for_one(many, olga):
    make_activity("Soep", owner=many[0])
    mailing = make_mailing(["kartrekkers", "organisatoren", "sponsors"])
    make_enquiry(handled_at=timezone.now())
    confirm(mailing, olga)

    def queries(most):
        with captured() as caught:
            assert sending.send_piece(mailing, most) == most
        return [query["sql"] for query in caught if "INSERT" not in query["sql"]]

    # The first letter of all looks up the words that all letters share.
    queries(1)
    assert len(queries(1)) == len(queries(4)) <= 16


# --- While it runs ------------------------------------------------------------------------------


def test_paused_waits_and_resumed_goes_on(many, slow, olga):
    mailing = make_mailing()
    confirm(mailing, olga)
    send_mailings()

    mailing.refresh_from_db()
    take_step(mailing, "pause", by=olga)
    assert send_mailings() == 0
    take_step(mailing, "resume", by=olga)

    assert [send_mailings(), send_mailings()] == [3, 1]
    assert mailed() == sorted(lead.email for lead in many)


def test_stopped_is_for_good(many, slow, olga):
    mailing = make_mailing()
    confirm(mailing, olga)
    send_mailings()
    mailing.refresh_from_db()
    take_step(mailing, "stop", by=olga)

    assert send_mailings() == 0
    assert (len(mailed()), counts_of(mailing).waiting) == (3, 4)
    with pytest.raises(StepRefused):
        take_step(mailing, "resume", by=olga)


def test_planned_waits_for_its_time(team, olga, moment_in_time):
    mailing = make_mailing()
    confirm(mailing, olga, send_at=timezone.now() + dt.timedelta(hours=2))
    mailing.refresh_from_db()

    assert mailing.is_planned
    assert send_mailings() == 0
    moment_in_time.shift(2 * 3600)
    assert send_mailings() == 1
    assert mailed() == ["anna@example.nl"]


# --- Afterwards ---------------------------------------------------------------------------------


def test_counts_tell_what_became_of_the_letters(many, slow, olga):
    mailing = make_mailing()
    confirm(mailing, olga)
    send_mailings()
    sent, failed, _ = Email.objects.order_by("pk")
    Email.objects.filter(pk=sent.pk).update(status=STATUS.sent)
    Email.objects.filter(pk=failed.pk).update(status=STATUS.failed)

    counts = counts_of(mailing)

    assert (counts.sent, counts.failed, counts.in_line, counts.waiting) == (1, 1, 1, 4)


def test_after_a_month_only_the_counts_stay(many, olga, moment_in_time):
    mailing, running = make_mailing(), make_mailing()
    confirm(mailing, olga)
    confirm(running, olga, send_at=timezone.now() + dt.timedelta(days=90))
    send_mailings()
    Email.objects.update(status=STATUS.sent)
    send_mailings()

    moment_in_time.shift(30 * 24 * 3600 - 60)
    assert forget_recipients() == 0
    moment_in_time.shift(120)
    assert [forget_recipients(), forget_recipients()] == [1, 0]

    mailing.refresh_from_db()
    assert not mailing.recipients.exists()
    assert (counts_of(mailing).sent, counts_of(mailing).total) == (7, 7)
    assert running.recipients.count() == 7


def test_letters_speak_of_what_is_true_when_they_go(anna, team, olga):
    make_activity("Soep", owner=anna)
    mailing = make_mailing(["organisatoren"], text="Over {activiteit}.")
    confirm(mailing, olga)
    make_activity("Thee", owner=anna)

    send_mailings()

    letter = Email.objects.get()
    assert letter.message.startswith("Over Soep en Thee.\n")
    assert parseaddr(letter.from_email)[1]
