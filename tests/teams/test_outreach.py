"""Whom a team asks for reach: seen by its leads alone, and asked twice only with open eyes."""

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from accounts.privacy import export
from teams import outreach
from teams.jobs import forget_outreach
from teams.models import Outreach
from tests.conftest import logged_in
from tests.factories import make_edition, make_outreach, make_team
from tests.html import mistakes_in
from tests.queries import queries_of
from tests.teams.entries import race
from verbinding.lib.limits import allow
from verbinding.lib.publishing import Status
from verbinding.lib.workflow import StepRefused

pytestmark = pytest.mark.django_db
State = Outreach.State


@pytest.fixture
def page(team):
    return f"/teams/{team.slug}/bereik/"


def typed(**overrides):
    return {
        "name": "Sanne Bakker",
        "kind": "influencer",
        "channel": "instagram",
        "note": "Woont in de wijk.",
        "form_token": str(uuid.uuid4()),
        **overrides,
    }


def press(client, row, move, seen=0):
    return client.post(f"/teams/{row.team.slug}/bereik/{row.pk}/{move}/", {"seen": seen})


# --- The list -----------------------------------------------------------------------------------


def test_lead_writes_a_name_down(page, as_anna, team, edition):
    sent = as_anna.post(page, typed(name="  Sanne   Bakker "))

    row = Outreach.objects.get()
    assert sent.url == page
    assert (row.name, row.normalised_name) == ("Sanne Bakker", "sannebakker")
    assert (row.team, row.edition, row.state, row.asked_at) == (team, edition, State.IDEA, None)
    shown = as_anna.get(page)
    assert "Woont in de wijk." in shown.text
    assert mistakes_in(shown.text) == []


def test_name_stands_on_a_list_once_however_it_is_spelled(page, as_anna):
    as_anna.post(page, typed())

    again = as_anna.post(page, typed(name="@sanne_bakker"))

    assert again.status_code == 422
    assert "staat al op jullie lijst" in again.text
    assert Outreach.objects.count() == 1


def test_double_click_makes_one_row_and_no_complaint(page, as_anna):
    form = typed()

    first, second = as_anna.post(page, form), as_anna.post(page, form)

    assert (first.status_code, second.status_code) == (302, 302)
    assert Outreach.objects.count() == 1


def test_old_form_with_another_name_makes_another_row(page, as_anna):
    form = typed()
    as_anna.post(page, form)
    as_anna.post(page, {**form, "name": "Radio De Wijk"})

    assert set(Outreach.objects.values_list("name", flat=True)) == {"Sanne Bakker", "Radio De Wijk"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "🎉"),
        ("name", "x" * 81),
        ("name", "Sanne\nBakker"),
        ("name", "\u202eSanne"),
        ("name", "06 12345678"),
        ("kind", "buurvrouw"),
        ("channel", ""),
        ("note", "x" * 501),
        ("note", "Bel 06 12345678"),
        ("note", "Mail sanne@example.nl"),
    ],
)
def test_what_cannot_be_is_refused_and_kept_in_the_form(field, value, page, as_anna):
    answer = as_anna.post(page, typed(**{field: value}))

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Outreach.objects.exists()


def test_script_in_a_name_stays_text(page, as_anna):
    as_anna.post(page, typed(name="<script>x</script>"))

    assert "<script>x" not in as_anna.get(page).text
    assert "&lt;script&gt;x" in as_anna.get(page).text


def test_form_too_often_is_kept_but_refused(page, as_anna):
    answers = [as_anna.post(page, typed(name=f"Naam {number}")) for number in range(7)]

    assert [answer.status_code for answer in answers] == [302] * 6 + [429]
    assert 'value="Naam 6"' in answers[-1].text


def test_list_is_full_at_some_point(page, as_anna, team, monkeypatch):
    monkeypatch.setattr("teams.views.outreach.MOST_PER_TEAM", 1)
    make_outreach(team)

    assert as_anna.post(page, typed(name="Nog iemand")).status_code == 422


def test_lead_mends_a_row(page, as_anna, team):
    row, other = make_outreach(team), make_outreach(team, "Radio De Wijk")
    address = f"{page}{row.pk}/"

    refused = as_anna.post(address, typed(name="radio de wijk"))
    mended = as_anna.post(address, typed(name="Sanne de Bakker", note=""))

    row.refresh_from_db()
    assert (refused.status_code, mended.status_code) == (422, 302)
    assert (row.name, row.normalised_name, row.note) == ("Sanne de Bakker", "sannedebakker", "")
    assert other.name == "Radio De Wijk"


def test_lead_removes_a_row(page, as_anna, team):
    row = make_outreach(team)

    as_anna.post(f"{page}{row.pk}/weg/")

    assert not Outreach.objects.exists()


# --- Other teams --------------------------------------------------------------------------------


@pytest.fixture
def asked_by_chris(other_team, chris):
    row = make_outreach(other_team, "@SanneBakker", note="Geheim van Breda")
    outreach.take(row, "gevraagd", by=chris)
    return row


def test_lead_sees_that_another_team_asked_and_no_more(page, as_anna, team, asked_by_chris):
    make_outreach(team)

    shown = as_anna.get(page).text

    assert "Team Buren van Breda vroeg deze persoon al op 23 november" in shown
    assert "Geheim van Breda" not in shown
    assert "Chris" not in shown
    assert "@SanneBakker" not in shown


@pytest.mark.parametrize("status", [Status.OFFLINE, Status.CANCELLED])
def test_team_that_is_not_online_is_not_named(status, page, as_anna, team, asked_by_chris):
    asked_by_chris.team.status = status
    asked_by_chris.team.save()
    make_outreach(team)

    shown = as_anna.get(page).text

    assert "Een ander team vroeg deze persoon al" in shown
    assert "Buren van Breda" not in shown


def test_idea_of_another_team_stays_its_own(page, as_anna, team, other_team):
    make_outreach(other_team)
    make_outreach(team)

    assert "vroeg deze persoon al" not in as_anna.get(page).text


def test_name_of_last_year_is_another_matter(page, as_anna, team, other_team, chris):
    last_year = make_outreach(other_team, edition=make_edition(2025))
    outreach.take(last_year, "gevraagd", by=chris)
    make_outreach(team)

    assert "vroeg deze persoon al" not in as_anna.get(page).text


def test_asking_is_held_back_once_when_another_team_just_asked(as_anna, team, asked_by_chris):
    row = make_outreach(team)

    held = press(as_anna, row, "gevraagd", seen=0)
    said = [str(message) for message in held.wsgi_request._messages]
    row.refresh_from_db()
    state_when_held = row.state
    press(as_anna, row, "gevraagd", seen=1)

    row.refresh_from_db()
    assert said == ["Buren van Breda vroeg Sanne Bakker net ook. Wil je toch vragen?"]
    assert (state_when_held, row.state) == (State.IDEA, State.ASKED)


# --- Steps --------------------------------------------------------------------------------------


def test_asking_notes_who_and_when_and_can_be_undone(as_anna, anna, team, page):
    row = make_outreach(team)

    press(as_anna, row, "gevraagd")
    row.refresh_from_db()
    asked = (row.state, row.asked_by, row.asked_at)
    press(as_anna, row, "niet-gevraagd")
    row.refresh_from_db()

    assert asked == (State.ASKED, anna, timezone.now())
    assert (row.state, row.asked_by, row.asked_at) == (State.IDEA, None, None)


@pytest.mark.parametrize(
    ("state", "moves"),
    [
        (State.IDEA, {"gevraagd"}),
        (State.ASKED, {"doet-mee", "nee", "niet-gevraagd"}),
        (State.JOINS, {"nee", "terug"}),
        (State.DECLINED, {"terug"}),
    ],
)
def test_each_state_offers_its_moves_and_refuses_the_others(state, moves, as_anna, team):
    row = make_outreach(team, state=state)
    assert set(outreach.open_moves(row)) == moves

    for name in set(outreach.MOVES) - moves | {"bestaat-niet"}:
        press(as_anna, row, name)

    row.refresh_from_db()
    assert row.state == state


@pytest.mark.parametrize("seen", ["", "-1", "x", "9" * 50, "²"])
def test_impossible_count_is_taken_for_none(seen, as_anna, team, asked_by_chris):
    row = make_outreach(team)

    press(as_anna, row, "gevraagd", seen=seen)

    row.refresh_from_db()
    assert row.state == State.IDEA


@pytest.mark.django_db(transaction=True)
def test_of_two_leads_at_once_one_moves_the_row(team, anna):
    pk = make_outreach(team, state=State.ASKED).pk
    rows = [Outreach.objects.get(pk=pk) for _ in range(2)]

    outcomes = race(
        lambda: outreach.take(rows[0], "doet-mee", by=anna),
        lambda: outreach.take(rows[1], "nee", by=anna),
    )

    assert sorted(type(outcome) for outcome in outcomes if outcome) == [StepRefused]


def test_database_keeps_state_and_date_together(team):
    row = make_outreach(team)

    with pytest.raises(IntegrityError):
        Outreach.objects.filter(pk=row.pk).update(state=State.ASKED)


# --- Who may ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("browser", "expected"),
    [("as_bram", 403), ("as_chris", 403), ("as_sam", 403), ("as_mo", 403), ("as_olga", 403)],
)
def test_list_is_for_leads_alone(browser, expected, request, page, team):
    row = make_outreach(team)
    client = request.getfixturevalue(browser)

    answers = [
        client.get(page),
        client.post(page, typed()),
        client.get(f"{page}{row.pk}/"),
        client.post(f"{page}{row.pk}/", typed()),
        client.post(f"{page}{row.pk}/weg/"),
        press(client, row, "gevraagd"),
    ]

    assert [answer.status_code for answer in answers] == [expected] * 6
    assert all("Sanne" not in answer.text for answer in answers)
    row.refresh_from_db()
    assert row.state == State.IDEA


def test_strangers_go_to_the_door(page):
    assert Client().get(page).url.startswith("/account/login/")


@pytest.mark.parametrize("status", [Status.CONCEPT, Status.SUBMITTED, Status.OFFLINE])
def test_lead_of_a_team_that_nobody_let_through_sees_no_names(status, anna, as_chris):
    team = make_team("Proef", lead=anna, status=status)
    page = f"/teams/{team.slug}/bereik/"

    assert logged_in(anna).get(page).status_code == 403
    assert as_chris.get(page).status_code == 404


def test_row_of_another_team_is_not_found(page, as_anna, other_team):
    row = make_outreach(other_team)

    assert as_anna.get(f"{page}{row.pk}/").status_code == 404
    assert as_anna.post(f"{page}{row.pk}/weg/").status_code == 404
    assert as_anna.post(f"{page}{row.pk}/gevraagd/").status_code == 404


def test_steps_and_forms_need_a_csrf_token_and_a_post(page, anna, team):
    row = make_outreach(team)
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)

    assert client.post(page, typed()).status_code == 403
    assert client.post(f"{page}{row.pk}/gevraagd/").status_code == 403
    assert client.get(f"{page}{row.pk}/gevraagd/").status_code == 405
    row.refresh_from_db()
    assert row.state == State.IDEA


def test_organiser_reads_all_lists_and_moderators_none(as_olga, as_mo, team, other_team):
    make_outreach(team, note="Van Zwolle")
    row = make_outreach(other_team, "Radio De Wijk", note="Van Breda")
    address = "/beheer/teams/outreach/"

    listed = as_olga.get(address).text
    assert "Sanne Bakker" in listed
    assert "Van Breda" in as_olga.get(f"{address}{row.pk}/change/").text
    assert as_mo.get(address).status_code == 403


def test_list_asks_as_often_for_three_as_for_one(page, as_anna, team, asked_by_chris):
    make_outreach(team)
    one = queries_of(as_anna, page)
    make_outreach(team, "Tweede")
    make_outreach(team, "Derde", state=State.ASKED)

    assert queries_of(as_anna, page) == one


# --- Personal data ------------------------------------------------------------------------------


def test_names_go_two_months_after_the_week(team, moment_in_time):
    make_outreach(team)
    moment_in_time.move_to(dt.datetime(2027, 2, 17, 12, tzinfo=dt.UTC))
    forget_outreach()
    kept = Outreach.objects.count()
    moment_in_time.move_to(dt.datetime(2027, 2, 18, 12, tzinfo=dt.UTC))

    assert (kept, forget_outreach(), Outreach.objects.count()) == (1, 1, 0)


def test_export_names_whom_somebody_asked_and_erasure_forgets_who_did(as_anna, anna, bram, team):
    row = make_outreach(team)
    press(as_anna, row, "gevraagd")

    assert [one["naam"] for one in export(anna)["teams"]["vroeg_om_bereik"]] == ["Sanne Bakker"]
    assert export(bram)["teams"]["vroeg_om_bereik"] == []

    anna.delete()
    row.refresh_from_db()
    assert row.asked_by is None


def test_mending_too_often_is_kept_but_refused(page, as_anna, rf, team):
    row = make_outreach(team)
    for _ in range(60):
        allow(rf.post("/"), "teams:outreach_edit")

    refused = as_anna.post(f"{page}{row.pk}/", typed(name="Te vaak"))

    assert refused.status_code == 429
    assert 'value="Te vaak"' in refused.text
