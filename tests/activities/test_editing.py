"""Nothing that a visitor reads comes online without a look, unless who wrote it is trusted."""

import pytest

from accounts.models import User
from activities.models import Activity
from activities.workflow import TEXTS, take_step
from desk.moderation.queue import mark_checked, unchecked
from tests.activities.outputs import addresses_of, unfolded
from tests.activities.test_managing import edit, url
from tests.conftest import logged_in
from tests.factories import make_activity, make_spelregels, make_user
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db

NEW_WORDS = {
    "summary": "Kom gokken",
    "link": "https://example.com/gokken",
    "shown_name": "De gokwinkel",
    "cost_note": "Koop nu lootjes",
    "welcomed_by": "de gokwinkel",
    "access_note": "Gokken kan hier ook",
    "contact_email": "gokken@example.com",
    "contact_phone": "0900 123 45 67",
}
CONTACT = {"contact_phone": "030 123 45 67"}
SPAM = "Kijk op www.example.com"


@pytest.fixture
def noor(edition):
    make_spelregels()
    return make_user("Noor", email="noor@example.nl")


@pytest.fixture
def activity(noor):
    return make_activity("Soep", owner=noor)


@pytest.mark.parametrize("field", NEW_WORDS)
def test_new_words_of_an_untrusted_sender_wait_in_every_field(noor, activity, field):
    assert field in TEXTS
    words = NEW_WORDS[field]

    answer = logged_in(noor).post(
        url(activity, "bewerken"), edit(activity, shows_contact="on", **CONTACT | {field: words})
    )

    assert answer.status_code == 302
    assert activity.proposals.get().texts[field] == words
    assert words not in logged_in(noor).get(url(activity)).text


def test_address_that_is_hidden_afterwards_is_gone_from_every_kept_page(client, noor, activity):
    pages = addresses_of(activity)
    told_before = {page for page in pages if "Marktplein" in unfolded(client.get(page))}

    logged_in(noor).post(url(activity, "bewerken"), edit(activity, address_visibility="buurt"))

    told_after = {page for page in pages if "Marktplein" in unfolded(client.get(page))}
    assert (len(told_before), told_after) == (9, set())


def test_what_is_taken_away_is_gone_at_once(noor):
    activity = make_activity(owner=noor, access_note="Bel aan", shows_contact=True, **CONTACT)

    logged_in(noor).post(url(activity, "bewerken"), edit(activity))

    activity.refresh_from_db()
    assert (activity.contact_phone, activity.access_note) == ("", "")
    assert not activity.proposals.exists()


def test_trust_is_asked_of_who_edits_and_not_of_the_owner(noor, mo):
    owner = make_user("Trix", trusted_at="2026-11-01T12:00Z")
    activity = make_activity("Soep", owner=owner)
    activity.co_organisers.add(noor)

    logged_in(noor).post(url(activity, "bewerken"), edit(activity, title="Gokken"))

    activity.refresh_from_db()
    assert activity.title == "Soep"
    assert activity.proposals.get().proposed_by == noor


def test_who_is_not_trusted_cannot_send_in_for_who_is(noor):
    owner = make_user("Trix", trusted_at="2026-11-01T12:00Z")
    activity = make_activity(owner=owner, status=Status.CONCEPT, spelregels=make_spelregels())
    activity.co_organisers.add(noor)

    logged_in(noor).post(url(activity, "stap", "submit"))

    activity.refresh_from_db()
    assert activity.status == Status.SUBMITTED


@pytest.mark.parametrize("address", [SPAM, "Mail gok@example.com", "Bel 0900 123 45 67", "@gok"])
def test_address_is_no_place_to_advertise_in(noor, activity, address):
    answer = logged_in(noor).post(url(activity, "bewerken"), edit(activity, address=address))

    assert answer.status_code == 422
    assert "address" in answer.context["form"].errors
    assert Activity.objects.get().place_label == activity.place_label


def test_new_address_is_online_at_once_and_listed_for_a_look(noor, activity):
    logged_in(noor).post(url(activity, "bewerken"), edit(activity, address="Kerkplein 3"))

    activity.refresh_from_db()
    assert activity.place_label == "Kerkplein 3, Zwolle"
    assert [pk for _, pk in unchecked()] == [activity.pk]


@pytest.mark.parametrize("phone", ["bel me voor geld", "123", "0900-KOOPNU"])
def test_phone_number_is_a_number(noor, activity, phone):
    answer = logged_in(noor).post(url(activity, "bewerken"), edit(activity, contact_phone=phone))

    assert "contact_phone" in answer.context["form"].errors


def test_words_at_cancelling_are_shown_and_listed_for_a_look(noor, activity, client):
    logged_in(noor).post(url(activity, "stap", "cancel"), {"note": "De kok is ziek."})

    assert "De kok is ziek." in client.get(url(activity)).text
    assert [pk for _, pk in unchecked()] == [activity.pk]
    assert mark_checked(activity)
    assert unchecked() == []


@pytest.mark.parametrize("words", [SPAM, "Bel 0612345678", "gok " * 200])
def test_advertising_at_cancelling_is_kept_for_the_desk_alone(noor, activity, client, words):
    logged_in(noor).post(url(activity, "stap", "cancel"), {"note": words})

    page = client.get(url(activity)).text
    assert words.strip() not in page
    assert "Wie het organiseert, heeft het afgezegd." in page
    assert activity.history.first().note == words.strip()


def test_note_that_no_page_would_send_is_cut(noor, activity):
    change = take_step(activity, "cancel", by=noor, note="a" * 100_000)

    assert len(change.note) == 2000


def test_signs_are_looked_for_in_every_word(noor):
    activity = make_activity(owner=noor, status=Status.SUBMITTED)

    logged_in(noor).post(url(activity, "bewerken"), edit(activity, access_note=SPAM))

    activity.refresh_from_db()
    assert activity.risk_signs == ["link in de tekst"]


# --- Words that wait already --------------------------------------------------------------------


def test_edit_goes_on_from_the_words_that_wait(noor, activity):
    """Who proposed a title and then mends the summary must not lose the title unseen."""
    client = logged_in(noor)
    client.post(url(activity, "bewerken"), edit(activity, title="Taart"))
    activity.refresh_from_db()

    page = client.get(url(activity, "bewerken"))
    shown = page.context["form"]["title"].value()
    client.post(url(activity, "bewerken"), edit(activity, title=shown, summary="Met slagroom"))

    assert shown == "Taart"
    assert "Je nieuwe tekst wacht nog" in page.text
    [proposal] = activity.proposals.waiting()
    assert proposal.texts == {"title": "Taart", "summary": "Met slagroom"}


def test_words_that_are_taken_back_wait_no_longer(noor, activity):
    client = logged_in(noor)
    client.post(url(activity, "bewerken"), edit(activity, title="Taart"))
    activity.refresh_from_db()

    client.post(url(activity, "bewerken"), edit(activity))

    activity.refresh_from_db()
    assert (activity.title, activity.proposals.count()) == ("Soep", 0)
    assert activity.checked_at is not None


def test_words_of_a_trusted_sender_overtake_those_that_wait(noor, activity):
    client = logged_in(noor)
    client.post(url(activity, "bewerken"), edit(activity, title="Taart"))
    User.objects.filter(pk=noor.pk).update(trusted_at="2026-11-01T12:00Z")
    activity.refresh_from_db()

    client.post(url(activity, "bewerken"), edit(activity, title="Koek"))

    activity.refresh_from_db()
    assert (activity.title, activity.proposals.count()) == ("Koek", 0)


@pytest.mark.parametrize(
    ("status", "is_concept"), [(Status.CONCEPT, True), (Status.SUBMITTED, False)]
)
def test_what_was_sent_in_offers_no_way_back_to_a_concept(noor, status, is_concept):
    activity = make_activity("Soep", owner=noor, status=status)

    page = logged_in(noor).get(url(activity, "bewerken")).text

    assert ("Bewaar als concept" in page) == is_concept
    assert (">Verstuur</button>" in page.rpartition("form-actions")[2]) == is_concept
