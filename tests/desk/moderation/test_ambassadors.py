"""Who would like to be named, in the queue: a moderator lets it through, or says why not."""

import datetime as dt

import pytest
from django.utils import timezone
from post_office.models import Email

from accounts.privacy import erase, export
from desk.logbook.forgetting import forget_decisions
from sponsors.ambassadors import take_step
from sponsors.models import Ambassador
from teams.models import Outreach
from tests.desk.queue_cast import decide, hours_ago, item_url
from tests.factories import make_ambassador, make_outreach
from tests.guarded import letters_to
from verbinding.lib.workflow import TOO_LATE, StepRefused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

QUEUE = "/beheer/wachtrij/"
TOOLKIT = "/promotie/"


@pytest.fixture
def yara(team, anna):
    row = make_outreach(team, "Yara", state=Outreach.State.JOINS)
    return make_ambassador(
        outreach=row, team=team, is_shown=False, proposed_by=anna, proposed_at=hours_ago(1)
    )


def test_what_a_team_sent_waits_with_its_words_and_its_sender(as_mo, yara):
    page = as_mo.get(QUEUE, {"soort": "ambassadeur"})

    [row] = page.context["rows"]
    assert (row.title, row.sender.name) == ("Yara", "Anna")
    assert yara.words in page.text
    assert yara.words in as_mo.get(item_url("ambassadeur", yara)).text


def test_line_holds_only_what_a_team_sent_and_nobody_decided_on(as_mo, team):
    make_ambassador("Staat er al")
    make_ambassador("Van de organisator zelf", is_shown=False)
    row = make_outreach(team, state=Outreach.State.JOINS)
    gone = make_ambassador("Wilde eraf", outreach=row, is_shown=False, withdrawn_at=hours_ago(1))

    assert as_mo.get(QUEUE).context["rows"] == []
    assert "Hier valt nu niets te beslissen" in as_mo.get(item_url("ambassadeur", gone)).text


def test_letting_through_names_them_and_writes_to_the_lead(
    as_mo, mo, client, anna, yara, django_capture_on_commit_callbacks
):
    assert yara.words not in client.get(TOOLKIT).text

    with django_capture_on_commit_callbacks(execute=True):
        decide(as_mo, "ambassadeur", yara, "accept")

    yara.refresh_from_db()
    assert (yara.is_shown, yara.decided_by) == (True, mo)
    assert yara.words in client.get(TOOLKIT).text
    assert [letter.subject for letter in letters_to(Email.objects.all(), anna.email)] == [
        "Yara staat op de site"
    ]


def test_no_needs_words_which_the_lead_reads_and_can_act_on(as_mo, as_anna, anna, yara):
    without_words = decide(as_mo, "ambassadeur", yara, "refuse")
    decide(as_mo, "ambassadeur", yara, "refuse", "Schrijf wat zij doet.")

    yara.refresh_from_db()
    [letter] = letters_to(Email.objects.all(), anna.email)
    change = f"/promotie/ambassadeurs/{yara.outreach_id}/"
    assert without_words.status_code == 422
    assert (yara.is_shown, yara.standing) == (False, "Niet op de site gezet")
    assert "Schrijf wat zij doet." in letter.message
    assert change in letter.message
    assert as_anna.get(change).status_code == 200
    assert "Schrijf wat zij doet." in as_anna.get(f"/teams/{yara.team.slug}/bereik/").text


def test_changed_words_wait_again(as_mo, as_anna, yara):
    decide(as_mo, "ambassadeur", yara, "refuse", "Schrijf wat zij doet.")

    as_anna.post(
        f"/promotie/ambassadeurs/{yara.outreach_id}/",
        {
            "name": "Yara",
            "words": "Kookt elke avond ergens mee.",
            "agreed_on": "2026-11-23",
            "agreed_how": "Per mail",
            "agrees": "on",
        },
    )

    yara.refresh_from_db()
    assert (yara.is_waiting, yara.note, yara.proposed_by.name) == (True, "", "Anna")
    assert Ambassador.objects.waiting().count() == 1


def test_words_that_changed_after_reading_are_not_let_through(as_mo, yara):
    seen = as_mo.get(item_url("ambassadeur", yara)).context["seen"]
    Ambassador.objects.filter(pk=yara.pk).update(words="KOOP NU")

    response = decide(as_mo, "ambassadeur", yara, "accept", seen=seen)

    yara.refresh_from_db()
    assert (response.status_code, yara.is_shown) == (409, False)


def test_of_two_rivals_who_read_the_same_the_second_is_refused(mo, olga, yara):
    theirs = Ambassador.objects.get(pk=yara.pk)
    take_step(yara, "refuse", by=olga, note="Schrijf wat zij doet.")

    with pytest.raises(StepRefused, match=TOO_LATE):
        take_step(theirs, "accept", by=mo)

    yara.refresh_from_db()
    assert (yara.is_shown, yara.decided_by) == (False, olga)


def test_who_named_them_finds_it_in_their_own_data(anna, yara):
    [row] = export(anna)["genoemde_ambassadeurs"]

    assert (row["naam"], row["woorden"]) == ("Yara", yara.words)


def test_words_to_who_named_them_go_with_the_account_and_after_a_year(olga, anna, yara):
    take_step(yara, "refuse", by=olga, note="Schrijf wat zij doet, Anna.")
    other = make_ambassador(decided_at=timezone.now(), decided_by=olga, note="Mooi, Bram.")
    forget_decisions(timezone.now() - dt.timedelta(days=365))
    kept = Ambassador.objects.get(pk=other.pk).note

    erase(anna)
    forget_decisions(timezone.now() + dt.timedelta(seconds=1))

    other.refresh_from_db()
    yara.refresh_from_db()
    assert (kept, other.note, other.decided_by) == ("Mooi, Bram.", "", None)
    assert (yara.note, yara.proposed_by) == ("", None)
