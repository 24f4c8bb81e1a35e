"""Asking to join: the form, the code, the leads' answer and both letters."""

from datetime import timedelta

import pytest
from django.test import Client
from post_office.models import Email

from accounts.models import User
from accounts.privacy import erase, export
from teams.jobs import forget_join_requests, forget_unconfirmed
from teams.join_requests import JoinRefused, agree, decline, withdraw
from teams.models import JoinRequest
from tests.conftest import logged_in
from tests.factories import (
    make_invitation,
    make_join_request,
    make_membership,
    make_team,
    make_user,
)
from tests.guarded import opened
from tests.teams.entries import race, subjects_to, type_code
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
FATIMA = "fatima@example.nl"


def ask(client, team, **overrides):
    url = f"/teams/{team.slug}/aansluiten/"
    fields = {"name": "Fatima", "email": FATIMA, "words": "Ik bak graag taart.", **overrides}
    return client.post(url, {**opened(client, url), **fields})


def answer(client, asked, word):
    return client.post(f"/teams/{asked.team.slug}/leden/gevraagd/{asked.pk}/{word}/", follow=True)


def names(team):
    return set(team.members.values_list("name", flat=True))


def test_stranger_asks_and_a_lead_says_yes(client, as_anna, team, anna):
    assert "Doe mee met dit team" in client.get(team.get_absolute_url()).text
    sent = ask(client, team)
    assert sent.url == "/account/code/"
    assert subjects_to(anna.email) == []

    type_code(client, FATIMA)
    letter = Email.objects.get(to=anna.email)
    assert letter.subject == "Fatima wil graag bij Samen in Zwolle"
    assert "> Ik bak graag taart." in letter.message
    assert "nog niet geantwoord" in client.get("/mijn/").text
    assert "Fatima" not in names(team)

    assert "Iemand wil graag meedoen met Samen in Zwolle." in as_anna.get("/mijn/").text
    page = as_anna.get(f"/teams/{team.slug}/leden/")
    assert "Ik bak graag taart." in page.text
    answer(as_anna, JoinRequest.objects.get(), "ja")

    assert "Fatima" in names(team)
    assert subjects_to(FATIMA)[-1] == "Welkom bij Samen in Zwolle"
    assert not JoinRequest.objects.exists()


def test_no_is_mailed_kindly_and_leaves_nothing(as_anna, team, sam):
    answer(as_anna, make_join_request(team, sam), "nee")

    assert "Sam" not in names(team)
    assert subjects_to(sam.email) == ["Over je vraag aan Samen in Zwolle"]
    assert not JoinRequest.objects.exists()


def test_person_logged_in_needs_no_code(as_sam, sam, team):
    response = ask(as_sam, team)

    assert response.url == "/mijn/"
    assert JoinRequest.objects.get().user == sam
    assert "We hebben het de kartrekkers gevraagd" in as_sam.get("/mijn/").text


def test_before_the_code_nobody_hears_anything(client, team, anna):
    ask(client, team)

    asked = JoinRequest.objects.get()
    assert (asked.user, asked.pending_email) == (None, FATIMA)
    assert not Email.objects.filter(to=anna.email).exists()
    assert not User.objects.filter(email=FATIMA).exists()


def test_mended_address_gets_the_answer(client, team):
    ask(client, team, email="fatma@example.nl")

    client.post("/account/code/adres/", {"email": FATIMA})
    type_code(client, FATIMA)

    assert JoinRequest.objects.get().user.email == FATIMA


def test_who_was_invited_is_in_at_once(client, team):
    make_invitation(team, FATIMA, role="kartrekker")
    ask(client, team)

    type_code(client, FATIMA)

    assert team.memberships.get(user__email=FATIMA).is_lead
    assert not JoinRequest.objects.exists()


def test_invitation_of_a_team_that_went_offline_lets_nobody_in(client, team):
    make_invitation(team, FATIMA)
    ask(client, team)
    type(team).objects.filter(pk=team.pk).update(status=Status.OFFLINE)

    type_code(client, FATIMA)

    assert "Fatima" not in names(team)
    assert not team.join_requests.exists()
    assert "zoekt nu geen nieuwe mensen" in client.get("/mijn/").text


def test_asking_twice_is_one_question(as_sam, team, anna):
    ask(as_sam, team)
    ask(as_sam, team, words="Nog een keer")

    assert JoinRequest.objects.get().words == "Ik bak graag taart."
    assert "al of je mee mag doen" in as_sam.get("/mijn/").text
    assert len(subjects_to(anna.email)) == 1


def test_nobody_waits_for_more_than_ten_teams(as_sam, sam, team):
    for number in range(10):
        make_join_request(make_team(f"Team {number}"), sam)

    ask(as_sam, team)

    assert not team.join_requests.exists()
    assert "al op antwoord van 10 teams" in as_sam.get("/mijn/").text


def test_member_has_nothing_to_ask(as_bram, team):
    response = as_bram.get(f"/teams/{team.slug}/aansluiten/", follow=True)

    assert "Je hoort al bij Samen in Zwolle." in response.text


def test_team_that_has_enough_people_says_so(as_anna, client, team):
    type(team).objects.filter(pk=team.pk).update(welcomes_people=False)

    response = client.get(f"/teams/{team.slug}/aansluiten/")

    assert response.status_code == 410
    assert "zoekt nu niemand" in response.text
    assert "Doe mee met dit team" not in client.get(team.get_absolute_url()).text
    assert client.post(f"/teams/{team.slug}/aansluiten/", {"name": "Eva"}).status_code == 410


def test_team_that_stopped_looking_meanwhile_is_not_asked(client, team):
    ask(client, team)
    type(team).objects.filter(pk=team.pk).update(welcomes_people=False)

    type_code(client, FATIMA)

    assert "zoekt nu geen nieuwe mensen" in client.get("/mijn/").text
    assert not JoinRequest.objects.exists()


@pytest.mark.parametrize("status", [status for status in Status if status != Status.PUBLISHED])
def test_team_that_is_not_online_cannot_be_asked(status, client, edition):
    team = make_team(status=status)

    assert client.get(f"/teams/{team.slug}/aansluiten/").status_code == 404


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": "x" * 81},
        {"name": "Fatima\nEva"},
        {"words": ""},
        {"words": "x" * 501},
        {"words": "Kijk op https://reclame.example"},
        {"email": "geen-adres"},
        {"email": "a,b@example.nl"},
    ],
)
def test_what_cannot_be_used_is_refused_and_kept(fields, client, team):
    response = ask(client, team, **fields)

    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.text
    assert not JoinRequest.objects.exists()


def test_script_and_signs_are_only_words(client, as_anna, team):
    ask(client, team, name="<b>Eva</b>", words="<script>alert(1)</script> 🎂 \u202eabc")
    type_code(client, FATIMA)

    page = as_anna.get(f"/teams/{team.slug}/leden/").text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_asking_too_often_keeps_the_words(client, team):
    for number in range(6):
        assert ask(client, team, words=f"Vraag {number}").status_code == 302

    response = ask(client, team, words="De zevende vraag")

    assert response.status_code == 429
    assert "De zevende vraag" in response.text


def test_form_needs_a_token_against_forgery(team):
    client = Client(enforce_csrf_checks=True)

    assert client.post(f"/teams/{team.slug}/aansluiten/", {"name": "Eva"}).status_code == 403


# --- Who answers, and who withdraws --------------------------------------------------------------


@pytest.mark.parametrize("who", ["bram", "sam", "chris", "mo"])
def test_nobody_but_a_lead_answers(who, team, sam, request):
    asked = make_join_request(team, sam)

    assert answer(request.getfixturevalue(f"as_{who}"), asked, "ja").status_code == 403
    assert Client().post(f"/teams/{team.slug}/leden/gevraagd/{asked.pk}/ja/").status_code == 302
    assert JoinRequest.objects.exists()


def test_lead_of_another_team_answers_nothing_here(other_team, team, sam, as_chris):
    asked = make_join_request(team, sam)

    as_chris.post(f"/teams/{other_team.slug}/leden/gevraagd/{asked.pk}/ja/")

    assert JoinRequest.objects.exists()
    assert "Sam" not in names(other_team) | names(team)


def test_unknown_answer_is_not_found(as_anna, team, sam):
    assert answer(as_anna, make_join_request(team, sam), "misschien").status_code == 404


def test_unconfirmed_question_is_not_answered(as_anna, team):
    response = answer(as_anna, make_join_request(team), "ja")

    assert "al beantwoord of ingetrokken" in response.text
    assert JoinRequest.objects.exists()


def test_who_asked_can_withdraw_and_nobody_else(as_sam, as_chris, team, sam):
    asked = make_join_request(team, sam)
    url = f"/teams/gevraagd/{asked.pk}/intrekken/"

    assert as_chris.post(url).status_code == 404
    assert as_sam.get(url).status_code == 405
    as_sam.post(url)

    assert not JoinRequest.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("second", [agree, decline, None])
def test_of_two_answers_one_counts(second, edition):
    lead, other, eva = make_user("Eva"), make_user("Finn"), make_user("Gijs")
    team = make_team(lead=lead)
    make_membership(team, other, role="kartrekker")
    asked = make_join_request(team, eva)

    rival = (lambda: second(asked, other)) if second else (lambda: withdraw(asked))
    outcomes = race(lambda: agree(asked, lead), rival)

    letters = len(subjects_to(eva.email))
    is_in = team.memberships.filter(user=eva).exists()
    refused = sum(isinstance(outcome, JoinRefused) for outcome in outcomes)
    if second:
        assert (letters, refused) == (1, 1)
    else:
        assert letters == is_in == 1 - refused


# --- Forgetting ----------------------------------------------------------------------------------


def test_unconfirmed_question_is_gone_after_a_week(team, moment_in_time):
    make_join_request(team)

    moment_in_time.shift(timedelta(days=8))
    forget_unconfirmed()

    assert not JoinRequest.objects.exists()


def test_after_a_month_without_answer_the_person_hears_so(team, sam, moment_in_time):
    make_join_request(team, sam)

    moment_in_time.shift(timedelta(days=29))
    assert forget_join_requests() == 0
    moment_in_time.shift(timedelta(days=2))
    assert forget_join_requests() == 1
    assert forget_join_requests() == 0

    assert subjects_to(sam.email) == ["Nog geen antwoord van Samen in Zwolle"]


def test_question_goes_with_the_person(team, sam):
    make_join_request(team, sam)
    make_join_request(team, pending_email=sam.email)
    assert export(sam)["teams"]["vroeg_mee_te_doen"][0]["woorden"] == "Ik bak graag taart."

    erase(sam)

    assert not JoinRequest.objects.exists()


def test_leads_alone_read_who_asks(as_anna, bram, team, sam):
    make_join_request(team, sam)
    url = f"/teams/{team.slug}/leden/"

    assert sam.email in as_anna.get(url).text
    assert "Ik bak graag taart." not in logged_in(bram).get(url).text
