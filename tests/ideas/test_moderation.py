"""An idea in the queue: what a moderator reads and decides, and the letter that follows."""

import re

import pytest
from post_office.models import Email

from desk.jobs import sound_alarm
from desk.moderation import queue
from ideas.models import Idea
from tests.conftest import logged_in
from tests.desk.queue_cast import decide, hours_ago, item_url, status_of, waiting_activity
from tests.factories import make_idea, make_theme, make_user
from tests.guarded import letters_to
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
QUEUE = "/beheer/wachtrij/"


@pytest.fixture
def waiting(anna):
    return make_idea(
        "De sjaal", sent_by=anna, status=Status.SUBMITTED, risk_signs=["link in de tekst"]
    )


def test_queue_shows_it_with_its_sender_history_and_signs(as_mo, waiting, anna):
    make_idea("Eerder", sent_by=anna)

    page = as_mo.get(QUEUE, {"soort": "idee"}).text

    for words in ("De sjaal", "Idee", "Eerder 1 gepubliceerd", "Link in de tekst"):
        assert words in page
    assert [spot.kind.value for spot in queue.line()] == ["idee"]


def test_idea_stands_behind_what_begins_sooner(waiting):
    waiting_activity("Straks", starts_in=5)

    assert [spot.kind.value for spot in queue.line()] == ["activiteit", "idee"]


def test_item_shows_all_that_a_visitor_will_read(as_mo, waiting):
    page = as_mo.get(item_url("idee", waiting)).text

    texts = (waiting.summary, waiting.connects, waiting.invitation, *waiting.step_lines)
    assert [text for text in texts if text not in page] == []


@pytest.mark.parametrize(
    ("source", "step", "status", "subject"),
    [
        (Status.SUBMITTED, "publish", Status.PUBLISHED, "Je idee staat op de site: De sjaal"),
        (
            Status.SUBMITTED,
            "ask_changes",
            Status.CHANGES_ASKED,
            "Wil je iets aanpassen aan je idee De sjaal?",
        ),
        (Status.SUBMITTED, "reject", Status.REJECTED, "Over je idee De sjaal"),
        (
            Status.PUBLISHED,
            "take_offline",
            Status.OFFLINE,
            "Je idee De sjaal staat even niet op de site",
        ),
        (Status.OFFLINE, "restore", Status.PUBLISHED, "Je idee De sjaal staat weer op de site"),
    ],
)
def test_decision_is_taken_noted_and_mailed(source, step, status, subject, as_mo, mo, anna):
    idea = make_idea("De sjaal", sent_by=anna, status=source)
    note = "" if step in {"publish", "restore"} else "Zet er <b>bij</b> hoe lang het duurt."

    decide(as_mo, "idee", idea, step, note)

    assert status_of(idea) == status
    assert idea.history.get().by == mo
    (letter,) = letters_to(Email.objects.all(), anna.email)
    assert letter.subject == subject
    assert note in letter.message
    assert "<b>bij</b>" not in letter.html_message


@pytest.mark.parametrize("step", ["publish", "ask_changes", "restore"])
def test_links_in_the_letters_lead_somewhere(step, as_mo, anna):
    source = Status.OFFLINE if step == "restore" else Status.SUBMITTED
    idea = make_idea("De sjaal", sent_by=anna, status=source)
    decide(as_mo, "idee", idea, step, "Noem de wol." if step == "ask_changes" else "")

    letter = letters_to(Email.objects.all(), anna.email)[0]

    paths = re.findall(r"http://testserver(/\S*)", letter.message)
    assert any(idea.slug in path for path in paths)
    hers = logged_in(anna)
    assert {hers.get(path).status_code for path in paths} == {200}
    assert all(path in letter.html_message for path in paths)


def test_idea_without_a_sender_is_decided_in_silence(as_mo):
    idea = make_idea(status=Status.SUBMITTED)

    decide(as_mo, "idee", idea, "publish")

    assert status_of(idea) == Status.PUBLISHED
    assert not Email.objects.exists()


def test_second_moderator_hears_that_somebody_was_first(as_mo, waiting):
    seen = as_mo.get(item_url("idee", waiting)).context["seen"]
    Idea.objects.filter(pk=waiting.pk).update(title="Ander woord", changed_at=hours_ago(-1))

    answer = as_mo.post(item_url("idee", waiting), {"step": "publish", "seen": seen})

    assert answer.status_code == 409
    assert status_of(waiting) == Status.SUBMITTED


def test_publishing_stands_on_kept_pages_at_once(client, as_mo, waiting):
    assert "De sjaal" not in client.get("/ideeen/").text

    decide(as_mo, "idee", waiting, "publish")

    assert "De sjaal" in client.get("/ideeen/").text


def test_count_on_a_kept_page_follows_what_is_published(client, as_mo):
    idea = make_idea()
    copy = waiting_activity(copied_from_idea=idea)
    assert "keer nagedaan" not in client.get(idea.get_absolute_url()).text

    decide(as_mo, "activiteit", copy, "publish")

    assert "1 keer nagedaan" in client.get(idea.get_absolute_url()).text
    decide(as_mo, "activiteit", copy, "take_offline", "Klopt niet.")
    assert "keer nagedaan" not in client.get("/ideeen/").text


def test_moderators_are_alarmed_about_an_idea_that_waits_too_long(mo, anna):
    make_idea("De sjaal", sent_by=anna, status=Status.SUBMITTED, submitted_at=hours_ago(5))

    sound_alarm()

    (letter,) = letters_to(Email.objects.all(), mo.email)
    assert "De sjaal" in letter.message


def test_sender_may_be_trusted_from_the_item(as_mo, waiting, anna):
    as_mo.post(f"{item_url('idee', waiting)}vertrouwen/", {"wie": "persoon"})

    anna.refresh_from_db()
    assert anna.is_trusted


def test_online_without_a_look_is_listed_once(as_mo, anna):
    idea = make_idea("De sjaal", sent_by=anna)
    Idea.objects.filter(pk=idea.pk).update(checked_at=None)

    assert "De sjaal" in as_mo.get(f"{QUEUE}online/").text
    as_mo.post(f"{item_url('idee', idea)}gezien/")
    assert not Idea.objects.unchecked().exists()


# --- The organiser's own desk -------------------------------------------------------------------

ADMIN = "/beheer/ideas/idea/"


def form_of(**overrides):
    return {
        "title": "Bankje erbij",
        "summary": "Zet een bankje buiten.",
        "setting": "straat",
        "steps": "Zet het buiten.\nGa zitten.",
        "connects": "Je zit naast iemand.",
        "preparation": "5",
        "duration": "30",
        "cost": "0",
        "group_min": "2",
        "history-TOTAL_FORMS": "0",
        "history-INITIAL_FORMS": "0",
        **overrides,
    }


def test_idea_written_at_the_desk_is_online_at_once(client, as_olga, olga):
    theme = make_theme()
    assert client.get("/ideeen/").status_code == 200

    as_olga.post(f"{ADMIN}add/", form_of(theme=theme.pk))

    idea = Idea.objects.get()
    assert (idea.slug, idea.status, idea.sent_by) == ("bankje-erbij", Status.PUBLISHED, None)
    assert [change.step for change in idea.history.all()] == ["publish", "submit"]
    assert "Bankje erbij" in client.get("/ideeen/").text
    assert not Email.objects.exists()


def test_organiser_mends_words_and_they_stand_online(client, as_olga):
    idea = make_idea("Soep")
    client.get("/ideeen/")

    as_olga.post(f"{ADMIN}{idea.pk}/change/", form_of(title="Erwtensoep"))

    idea.refresh_from_db()
    assert (idea.title, idea.status) == ("Erwtensoep", Status.PUBLISHED)
    assert "Erwtensoep" in client.get("/ideeen/").text


def test_nothing_that_was_ever_sent_in_is_deleted(as_olga):
    idea = make_idea()

    assert as_olga.post(f"{ADMIN}{idea.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("look", ["wacht", "bekijken", "onbevestigd"])
def test_list_at_the_desk_can_be_narrowed(look, as_olga):
    make_idea("Wacht", status=Status.SUBMITTED)

    page = as_olga.get(ADMIN, {"aandacht": look})

    assert page.status_code == 200
    assert ("Wacht</a>" in page.text) == (look == "wacht")


def test_who_does_not_moderate_sees_no_queue(waiting):
    client = logged_in(make_user("Sam"))

    assert client.get(item_url("idee", waiting)).status_code in {302, 403}
