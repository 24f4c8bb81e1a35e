"""The journey from the empty form to the moderator's queue, for people without an account."""

import pytest
from django.test import Client

from accounts.models import User
from activities.jobs import forget_unconfirmed
from activities.models import Activity, ActivityStatusChange
from teams.models import InspiratieTeam
from tests.activities.entries import NEW, entry, rows, subjects_to, type_code
from tests.factories import make_activity, make_spelregels, make_user
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _open_for_entries(edition):
    make_spelregels()


def send(client, clock=None, **overrides):
    data = entry(**overrides)
    if clock:
        clock.shift(60)
    return client.post(NEW, data)


def test_entering_without_an_account_ends_in_the_queue(client, moment_in_time):
    sent = send(client, moment_in_time)
    confirmed = type_code(client, "fatima@example.nl")

    activity = Activity.objects.get()
    assert sent.url == "/account/code/"
    assert confirmed.url == f"/activiteiten/{activity.slug}/verstuurd/"
    assert activity.status == Status.SUBMITTED
    assert activity.owner == User.objects.get(email="fatima@example.nl")
    assert activity.owner.name == "Fatima"
    assert (activity.pending_email, activity.risk_signs) == ("", [])
    assert subjects_to("fatima@example.nl")[-1].startswith("We hebben je activiteit ontvangen")
    assert "Dank je, Fatima" in client.get(confirmed.url).text


def test_entering_keeps_what_was_typed(client, moment_in_time):
    send(client, moment_in_time, address="Bisonspoor 12")

    activity = Activity.objects.get()
    moment = activity.moments.get()
    assert (activity.title, activity.shown_name) == ("Soep eten met de straat", "Fatima")
    assert activity.place_label == "Bisonspoor 12, Maarssen"
    assert (activity.municipality, activity.province) == ("Stichtse Vecht", "Utrecht")
    assert activity.private_location.place_query == "3607 AB"
    assert (moment.local_date.isoformat(), moment.daypart) == ("2026-12-14", "middag")
    assert (moment.ends_at - moment.starts_at).total_seconds() == 2 * 3600
    assert activity.spelregels.version == 1
    assert activity.agreed_at is not None


def test_entering_before_the_code_submits_nothing(client):
    send(client)

    activity = Activity.objects.get()
    assert (activity.status, activity.owner) == (Status.CONCEPT, None)
    assert activity.pending_email == "fatima@example.nl"
    assert not ActivityStatusChange.objects.exists()
    assert Client().get(activity.get_absolute_url()).status_code == 404


def test_entering_twice_by_a_double_click_makes_one(client):
    data = entry()

    first, second = client.post(NEW, data), client.post(NEW, data)

    assert first.url == second.url == "/account/code/"
    assert Activity.objects.count() == 1
    assert Activity.objects.get().moments.count() == 1


def test_entering_again_with_other_words_makes_another(client):
    """Back in the browser, other words, send: the form carries the old token."""
    data = entry()
    client.post(NEW, data)

    client.post(NEW, {**data, "title": "Taart eten met de straat"})

    assert set(Activity.objects.values_list("title", flat=True)) == {
        "Soep eten met de straat",
        "Taart eten met de straat",
    }


def test_entering_with_somebody_elses_token_does_not_give_theirs(client):
    theirs = make_activity(status=Status.CONCEPT, pending_email="ander@example.nl")

    client.post(NEW, entry(form_token=str(theirs.form_token)))
    type_code(client, "fatima@example.nl")

    theirs.refresh_from_db()
    assert (theirs.owner, theirs.pending_email) == (None, "ander@example.nl")
    assert Activity.objects.exclude(pk=theirs.pk).get().owner.email == "fatima@example.nl"


def test_entering_as_concept_needs_only_a_title_and_an_address(client):
    data = entry(description="", place_query="", shown_name="", agrees=None, bewaar="1")
    data |= rows(("", "", ""))

    client.post(NEW, data)
    confirmed = type_code(client, "fatima@example.nl")

    activity = Activity.objects.get()
    assert confirmed.url == "/mijn/"
    assert activity.status == Status.CONCEPT
    assert activity.owner.email == "fatima@example.nl"
    assert "Soep eten met de straat" in client.get("/mijn/").text


def test_unconfirmed_entry_is_offered_after_logging_in_elsewhere(client):
    send(client)
    activity = Activity.objects.get()
    elsewhere, stranger = Client(), Client()
    elsewhere.force_login(make_user("Fatima", email="fatima@example.nl"))
    stranger.force_login(make_user("Kees"))

    page = elsewhere.get("/mijn/").text
    refused = stranger.post(f"/activiteiten/{activity.slug}/is-van-mij/")
    elsewhere.post(f"/activiteiten/{activity.slug}/is-van-mij/")

    activity.refresh_from_db()
    assert "Is dit van jou?" in page
    assert refused.status_code == 404
    assert activity.owner.email == "fatima@example.nl"
    assert activity.status == Status.CONCEPT


def test_unconfirmed_entry_is_gone_after_seven_days(client, moment_in_time):
    send(client)
    kept = make_activity(status=Status.CONCEPT, owner=make_user())

    moment_in_time.shift(6.9 * 24 * 3600)
    early = forget_unconfirmed()
    moment_in_time.shift(0.2 * 24 * 3600)
    late = forget_unconfirmed()

    assert (early, late) == (0, 1)
    assert list(Activity.objects.all()) == [kept]


def test_entering_when_logged_in_needs_no_code(as_sam, sam):
    answer = as_sam.post(NEW, entry(email=None))

    activity = Activity.objects.get()
    assert answer.url == f"/activiteiten/{activity.slug}/verstuurd/"
    assert (activity.owner, activity.status) == (sam, Status.SUBMITTED)


def test_lead_of_a_trusted_team_is_online_at_once(as_anna, anna, team, moment_in_time, mo):
    InspiratieTeam.objects.filter(pk=team.pk).update(trusted_at="2026-11-01T12:00Z", trusted_by=mo)
    data = entry(email=None, team=str(team.pk))
    moment_in_time.shift(60)

    as_anna.post(NEW, data)

    activity = Activity.objects.get()
    assert (activity.status, activity.checked_at) == (Status.PUBLISHED, None)
    assert activity.versions.get().texts["title"] == "Soep eten met de straat"
    assert subjects_to(anna.email)[-1].startswith("Je activiteit staat online")


def test_lead_of_a_team_without_trust_waits(as_anna, team):
    as_anna.post(NEW, entry(email=None, team=str(team.pk)))

    assert Activity.objects.get().status == Status.SUBMITTED


def test_risk_sign_sends_a_trusted_person_to_the_queue(as_sam, sam, moment_in_time):
    User.objects.filter(pk=sam.pk).update(trusted_at="2026-11-01T12:00Z")
    data = entry(email=None, description="Kijk op https://example.nl/ voor meer, bel 0612345678.")
    moment_in_time.shift(60)

    as_sam.post(NEW, data)

    activity = Activity.objects.get()
    assert activity.status == Status.SUBMITTED
    assert activity.risk_signs == ["link in de tekst", "telefoonnummer in de tekst"]


def test_member_asks_the_lead_for_the_team(as_bram, bram, anna, team):
    as_bram.post(NEW, entry(email=None, team=str(team.pk)))

    activity = Activity.objects.get()
    assert (activity.team, activity.wanted_team) == (None, team)
    assert subjects_to(anna.email)[-1].startswith("Hoort deze activiteit bij")


def test_stranger_cannot_name_a_team(as_sam, team):
    answer = as_sam.post(NEW, entry(email=None, team=str(team.pk)))

    activity = Activity.objects.get()
    assert answer.status_code == 302
    assert (activity.team, activity.wanted_team) == (None, None)


def test_member_cannot_name_another_team(as_bram, other_team):
    answer = as_bram.post(NEW, entry(email=None, team=str(other_team.pk)))

    assert answer.status_code == 422
    assert not Activity.objects.exists()


def test_form_starts_from_another_activity(client):
    other = make_activity("Koffie in de hal", description="Met appeltaart.")

    page = client.get(f"{NEW}?voorbeeld={other.slug}").text

    assert 'value="Koffie in de hal"' in page
    assert "Met appeltaart." in page
    assert "Marktplein" not in page


def test_form_is_closed_outside_the_time_of_entering(client, moment_in_time):
    moment_in_time.move_to("2026-12-25T12:00+01:00")

    page = client.get(NEW)
    late = client.post(NEW, entry())

    assert "Nu even geen nieuwe activiteiten" in page.text
    assert "neemt geen nieuwe activiteiten meer aan" in late.text
    assert "We koken een grote pan soep" in late.text
    assert not Activity.objects.exists()


def test_too_many_entries_get_429_and_keep_the_words(client):
    for number in range(6):
        client.post(NEW, entry(title=f"Soep {number}"))

    answer = client.post(NEW, entry(title="Nog een soep"))

    assert answer.status_code == 429
    assert "Nog een soep" in answer.text
    assert Activity.objects.count() == 6


def test_missing_csrf_token_is_explained():
    answer = Client(enforce_csrf_checks=True).post(NEW, entry())

    assert answer.status_code == 403
    assert "te lang open" in answer.text
    assert not Activity.objects.exists()


def test_another_moment_without_javascript_keeps_the_words(client):
    answer = client.post(NEW, entry(title="", meer="1"))

    assert answer.status_code == 200
    assert answer.text.count('-day"') >= 2
    assert "We koken een grote pan soep" in answer.text
    assert "Geef je activiteit een naam." not in answer.text


def test_code_to_a_second_address_finds_what_waits_for_it(client):
    """Somebody proved two addresses; the entry was made with the one that isn't the first."""
    noor = make_user("Noor", email="noor@example.nl")
    noor.emailaddress_set.create(email="fatima@example.nl", verified=True, primary=False)
    send(client)

    confirmed = type_code(client, "fatima@example.nl")

    activity = Activity.objects.get()
    assert confirmed.url == f"/activiteiten/{activity.slug}/verstuurd/"
    assert (activity.owner, activity.status) == (noor, Status.SUBMITTED)


def test_address_that_was_never_proven_claims_nothing(client):
    send(client)
    unproven = make_user("Kees", email="kees@example.nl")
    unproven.emailaddress_set.create(email="fatima@example.nl", verified=False, primary=False)

    assert not Activity.objects.pending_for(unproven).exists()


def test_too_many_entries_of_one_person_wait_as_well(as_sam):
    for number in range(6):
        as_sam.post(NEW, entry(email=None, title=f"Soep {number}"))

    elsewhere = as_sam.post(NEW, entry(email=None, title="Samen zingen"), REMOTE_ADDR="203.0.113.9")

    assert elsewhere.status_code == 429
    assert Activity.objects.count() == 6


def test_looking_without_a_body_enters_nothing(client):
    """Link checkers and monitors ask with HEAD."""
    assert client.head(NEW).status_code == 200
    assert not Activity.objects.exists()
