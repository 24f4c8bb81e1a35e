"""An activity for who rang: entered by staff, with or without an address, and taken over later."""

import datetime as dt

import pytest
from post_office.models import Email

from accounts.blocking import block
from activities.models import Activity, OnBehalf
from editions.models import Spelregels
from tests.activities.entries import code_sent_to, subjects_to
from tests.desk.entering.typed import ENTER, called_in
from tests.factories import make_spelregels, make_team
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition", "rules")]
TRUUS = "truus@example.nl"


@pytest.fixture
def rules():
    return make_spelregels()


def send(client, **overrides):
    return client.post(ENTER, called_in(**overrides))


def letter_to(address):
    return Email.objects.filter(to=address).last().message


def only():
    return Activity.objects.get()


# --- Who ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", [ENTER, "/beheer/invoeren/", "/beheer/invoeren/aanmelding/"])
@pytest.mark.parametrize(
    ("who", "answer"),
    [("client", 302), ("as_sam", 302), ("as_anna", 302), ("as_mo", 200), ("as_olga", 200)],
)
def test_pages_are_for_moderators_and_organisers(url, who, answer, request):
    assert request.getfixturevalue(who).get(url).status_code == answer


def test_staff_who_may_not_moderate_are_refused(as_olga, olga):
    olga.groups.clear()

    assert as_olga.get(ENTER).status_code == 403
    assert send(as_olga).status_code == 403
    assert not Activity.objects.exists()


# --- With an address ----------------------------------------------------------------------------


def test_entered_activity_is_online_at_once_and_nobodys(as_mo, mo, rules):
    answer = send(as_mo)

    activity = only()
    assert answer.url == activity.get_absolute_url()
    assert (activity.status, activity.owner, activity.entered_by) == (Status.PUBLISHED, None, mo)
    assert (activity.spelregels, activity.shown_name) == (rules, "Truus")
    behalf = activity.on_behalf
    assert (behalf.email, behalf.channel, behalf.is_open) == (TRUUS, "telefoon", True)
    assert [(step.step, step.by) for step in activity.history.order_by("pk")] == [
        ("submit", mo),
        ("publish", mo),
    ]


def test_choosing_the_queue_leaves_the_decision_to_a_moderator(as_olga):
    send(as_olga, afterwards="wachtrij")

    assert only().status == Status.SUBMITTED
    assert only().get_absolute_url() not in as_olga.get("/").text


def test_trust_of_who_enters_puts_nothing_online(as_mo, mo):
    type(mo).objects.filter(pk=mo.pk).update(trusted_at="2026-11-01T12:00Z", trusted_by=mo)

    send(as_mo, afterwards="wachtrij")

    assert only().status == Status.SUBMITTED


def test_one_letter_tells_what_was_entered(as_mo, client):
    send(as_mo)

    assert subjects_to(TRUUS) == ["We voerden dit voor je in: Soep eten met de straat"]
    behalf = OnBehalf.objects.get()
    text = letter_to(TRUUS)
    assert "Je belde ons" in text
    assert "maandag 14 december" in text
    assert "Je activiteit staat online" in text
    assert behalf.get_absolute_url() in text


def test_later_steps_are_told_to_that_address(as_mo):
    send(as_mo, afterwards="wachtrij")
    activity = only()

    as_mo.post(
        f"/beheer/wachtrij/activiteit/{activity.pk}/",
        {"step": "publish", "seen": activity.fingerprint, "note": ""},
    )

    assert only().status == Status.PUBLISHED
    assert subjects_to(TRUUS)[1:] == ["Je activiteit staat online: Soep eten met de straat"]


# --- Without an address -------------------------------------------------------------------------


def test_without_an_address_staff_look_after_it(as_mo):
    send(as_mo, email="", has_no_email="on", phone="06 12345678")

    activity = only()
    assert activity.status == Status.PUBLISHED
    assert activity.on_behalf.phone == "06 12345678"
    page = as_mo.get("/beheer/invoeren/").text
    assert "Voor iemand zonder e-mail" in page
    assert "06 12345678" in page
    assert "06 12345678" not in as_mo.get(activity.get_absolute_url()).text
    assert not Activity.objects.orphaned().exists()


@pytest.mark.parametrize(
    ("overrides", "field"),
    [
        ({"email": ""}, "email"),
        ({"has_no_email": "on"}, "has_no_email"),
        ({"email": "geen adres"}, "email"),
        ({"email": "weg@blok.example"}, "email"),
        ({"phone": "bel maar"}, "phone"),
        ({"agrees": None}, "agrees"),
        ({"channel": "duif"}, "channel"),
        ({"afterwards": "ooit"}, "afterwards"),
        ({"team_query": "Bestaat niet"}, "team_query"),
        ({"place_query": "Nergenshuizen"}, "place_choice"),
        ({"title": ""}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"shown_name": "Truus\u202e"}, "shown_name"),
        ({"description": ""}, "description"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(overrides, field, as_mo, mo):
    block("@blok.example", reason="Reclame.", until=dt.date(2027, 1, 1), by=mo)
    answer = send(as_mo, **overrides)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    typed = {"description": "We koken een grote pan soep", **overrides}
    assert typed["description"] in answer.text
    assert not Activity.objects.exists()


def test_second_press_makes_one(as_mo):
    data = called_in()

    first, second = as_mo.post(ENTER, data), as_mo.post(ENTER, data)

    assert first.url == second.url
    assert Activity.objects.count() == 1
    assert len(subjects_to(TRUUS)) == 1
    assert only().history.count() == 2


def test_preview_stores_nothing_and_brings_all_back(as_mo):
    preview = as_mo.post(ENTER, {**called_in(), "voorbeeld": "1"})
    assert preview.status_code == 200
    assert not Activity.objects.exists()

    again = as_mo.post(ENTER, {**dict(preview.context["carried"]), "verder": "1"})

    assert "truus@example.nl" in again.text


def test_preview_with_errors_asks_for_the_same_as_before(as_mo):
    before = as_mo.get(ENTER)

    returned = as_mo.post(ENTER, {**called_in(title="", description=""), "voorbeeld": "1"})

    assert returned.status_code == 422
    assert returned.text.count("(hoeft niet)") == before.text.count("(hoeft niet)")


def test_look_alike_is_asked_about_once(as_mo):
    send(as_mo)

    asked = send(as_mo, email="", has_no_email="on")
    assert asked.status_code == 422
    assert asked.context["lookalikes"] == [only()]

    send(as_mo, email="", has_no_email="on", anders=only().slug)
    assert Activity.objects.count() == 2


def test_looking_up_a_place_judges_nothing(as_mo):
    answer = as_mo.post(ENTER, called_in(title="", zoek="1"))

    assert answer.status_code == 200
    assert "Gevonden:" in answer.text


def test_outside_the_time_of_entering_it_says_so(as_mo, edition):
    edition.entering_closes_on = "2026-11-01"
    edition.save()

    assert "neemt nu geen activiteiten aan" in as_mo.get(ENTER).text
    send(as_mo)
    assert not Activity.objects.exists()


# --- For a team ---------------------------------------------------------------------------------


def test_team_is_found_by_part_of_its_name(as_mo, team):
    send(as_mo, team_query="zwolle")

    assert only().team == team


def test_several_teams_ask_which(as_mo, team):
    other = make_team("Buren in Zwolle")

    asked = send(as_mo, team_query="in zwolle")
    assert asked.status_code == 422
    assert "Welk team bedoel je?" in asked.text

    send(as_mo, team_query="in zwolle", team_choice=other.slug)
    assert only().team == other


@pytest.mark.parametrize("status", [Status.OFFLINE, Status.REJECTED, Status.CONCEPT])
def test_team_that_is_not_there_is_unknown(status, as_mo):
    make_team("Buren", status=status)

    assert send(as_mo, team_query="Buren").status_code == 422


def test_with_a_team_that_waits_it_waits_too(as_mo):
    make_team("Buren", status=Status.SUBMITTED)

    page = as_mo.post(ENTER, called_in(team_query="Buren"), follow=True).text

    assert only().status == Status.SUBMITTED
    assert "Beslis eerst over het team" in page


# --- Taking over --------------------------------------------------------------------------------


def log_in(client, address):
    client.post("/account/login/", {"email": address})
    return client.post("/account/code/", {"code": code_sent_to(address)})


def test_person_takes_it_over_after_a_code(as_mo, mo, client):
    send(as_mo)
    log_in(client, TRUUS)
    assert "Is dit van jou?" in client.get("/mijn/").text

    client.post(f"{only().get_absolute_url()}voor-mij/")

    activity = only()
    assert (activity.owner.email, activity.entered_by) == (TRUUS, mo)
    assert (activity.on_behalf.email, activity.on_behalf.is_open) == ("", False)
    assert client.get(f"{activity.get_absolute_url()}bewerken/").status_code == 200
    assert "Is dit van jou?" not in client.get("/mijn/").text


def test_nobody_else_takes_it_over(as_mo, as_sam):
    send(as_mo)

    assert as_sam.post(f"{only().get_absolute_url()}voor-mij/").status_code == 404
    assert only().owner is None


def test_no_under_mine_takes_it_away(as_mo, client):
    send(as_mo)
    log_in(client, TRUUS)

    client.post(f"{only().get_absolute_url()}voor-mij/", {"antwoord": "nee"})

    assert only().status == Status.OFFLINE


def test_letter_takes_it_away_without_logging_in(as_mo, client):
    send(as_mo)
    page = OnBehalf.objects.get().get_absolute_url()
    assert "Haal het weg" in client.get(page).text
    assert only().status == Status.PUBLISHED

    client.post(page)

    activity = only()
    assert (activity.status, activity.on_behalf.email) == (Status.OFFLINE, "")
    assert client.get(activity.get_absolute_url()).status_code == 410
    assert "Dit klopte niet" in as_mo.get("/beheer/invoeren/").text
    assert client.post(page).status_code == 409
    assert len(subjects_to(TRUUS)) == 1


def test_letter_takes_it_out_of_the_queue(as_mo, client, moment_in_time):
    send(as_mo, afterwards="wachtrij")

    client.post(OnBehalf.objects.get().get_absolute_url())

    assert only().status == Status.CONCEPT


def test_letter_cannot_undo_what_was_taken_over(as_mo, client, moment_in_time):
    send(as_mo)
    page = OnBehalf.objects.get().get_absolute_url()
    log_in(client, TRUUS)
    client.post(f"{only().get_absolute_url()}voor-mij/")

    assert client.post(page).status_code == 409
    assert only().status == Status.PUBLISHED


@pytest.mark.parametrize("token", ["x", "x" * 43, "-"])
def test_made_up_link_leads_nowhere(token, client):
    assert client.get(f"/activiteiten/voor-jou/{token}/").status_code == 404
    assert client.post(f"/activiteiten/voor-jou/{token}/").status_code == 404


def test_rules_are_agreed_with_as_they_are_now(as_mo):
    rules = Spelregels.objects.current()
    send(as_mo)

    assert only().spelregels == rules
    assert only().agreed_at is not None
