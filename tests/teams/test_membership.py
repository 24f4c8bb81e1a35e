"""Leads and members: who changes whose part, and the last lead who can't walk away."""

import pytest
from django.test import Client

from teams.membership import (
    LastLead,
    MembershipRefused,
    make_lead,
    make_member,
    remove,
)
from teams.models import Membership
from tests.conftest import logged_in
from tests.factories import make_invitation, make_membership, make_team, make_user
from tests.teams.entries import race, subjects_to
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
LEAD = Membership.Role.LEAD


def roles(team):
    return {member.user.name: member.role for member in team.memberships.select_related("user")}


def address(team, user, verb):
    member = team.memberships.get(user=user)
    return f"/teams/{team.slug}/leden/{member.pk}/{verb}/"


def test_lead_makes_a_member_lead_and_tells_them(as_anna, team, bram):
    as_anna.post(address(team, bram, "kartrekker"))

    assert roles(team) == {"Anna": "kartrekker", "Bram": "kartrekker"}
    assert subjects_to(bram.email) == ["Je bent nu kartrekker van Samen in Zwolle"]


def test_lead_removes_a_member(as_anna, team, bram):
    response = as_anna.post(address(team, bram, "weg"))

    assert roles(team) == {"Anna": "kartrekker"}
    assert response.url == f"/teams/{team.slug}/leden/"
    assert subjects_to(bram.email) == ["Je hoort niet meer bij Samen in Zwolle"]


@pytest.mark.parametrize(("goes", "works"), [("taken off", False), ("by themselves", True)])
def test_invitations_of_who_is_taken_off_work_no_more(goes, works, as_anna, as_bram, team, bram):
    team.memberships.filter(user=bram).update(role=LEAD)
    invitation = make_invitation(team, invited_by=bram)

    client = as_anna if goes == "taken off" else as_bram
    client.post(address(team, bram, "weg"))

    invitation.refresh_from_db()
    assert invitation.is_usable == works


def test_lead_who_is_made_member_cannot_come_back_by_an_invitation(as_anna, team, bram):
    team.memberships.filter(user=bram).update(role=LEAD)
    second = make_user("Bram twee")
    invitation = make_invitation(team, second.email, invited_by=bram, role=LEAD)

    as_anna.post(address(team, bram, "lid"))
    logged_in(second).post(f"{invitation.get_absolute_url()}ja/")

    assert roles(team) == {"Anna": "kartrekker", "Bram": "lid"}


def test_nobody_is_flooded_by_changing_a_part_to_and_fro(as_anna, team, bram):
    for verb in ("kartrekker", "lid") * 4:
        response = as_anna.post(address(team, bram, verb))

    assert response.status_code == 429
    assert "veranderde net al vaak" in response.text
    assert len(subjects_to(bram.email)) == 6


def test_member_leaves_and_the_leads_hear_it(as_bram, team, anna, bram):
    response = as_bram.post(address(team, bram, "weg"))

    assert roles(team) == {"Anna": "kartrekker"}
    assert response.url == "/mijn/"
    assert subjects_to(anna.email) == ["Bram verliet Samen in Zwolle"]
    assert subjects_to(bram.email) == []


def test_lead_hands_over_and_stays_a_member(as_anna, team, anna, bram):
    response = as_anna.post(address(team, bram, "overdragen"), follow=True)

    assert roles(team) == {"Anna": "lid", "Bram": "kartrekker"}
    assert subjects_to(bram.email) == ["Je bent nu kartrekker van Samen in Zwolle"]
    assert "Nodig iemand uit" not in response.text


def test_handing_over_to_oneself_changes_nothing(as_anna, team, anna):
    response = as_anna.post(address(team, anna, "overdragen"), follow=True)

    assert roles(team) == {"Anna": "kartrekker", "Bram": "lid"}
    assert "Kies iemand anders" in response.text


def test_handing_over_to_another_lead_only_steps_back(as_anna, team, bram):
    team.memberships.filter(user=bram).update(role=LEAD)

    as_anna.post(address(team, bram, "overdragen"))

    assert roles(team) == {"Anna": "lid", "Bram": "kartrekker"}
    assert subjects_to(bram.email) == []


def test_lead_who_is_made_member_hears_it(as_anna, team, bram):
    team.memberships.filter(user=bram).update(role=LEAD)

    as_anna.post(address(team, bram, "lid"))

    assert roles(team)["Bram"] == "lid"
    assert subjects_to(bram.email) == ["Je bent nu lid van Samen in Zwolle"]


def test_lead_who_steps_back_needs_no_letter(as_anna, team, anna, bram):
    team.memberships.filter(user=bram).update(role=LEAD)

    as_anna.post(address(team, anna, "lid"))

    assert roles(team)["Anna"] == "lid"
    assert subjects_to(anna.email) == []


@pytest.mark.parametrize("status", Status)
def test_people_change_places_whatever_the_state(status, anna, bram, edition):
    team = make_team(lead=anna, members=[bram], status=status)

    logged_in(anna).post(address(team, bram, "overdragen"))
    logged_in(anna).post(address(team, anna, "weg"))

    assert roles(team) == {"Bram": "kartrekker"}


@pytest.mark.parametrize("verb", ["lid", "weg"])
def test_last_lead_stays(as_anna, team, anna, verb):
    response = as_anna.post(address(team, anna, verb), follow=True)

    assert roles(team)["Anna"] == "kartrekker"
    assert "Maak eerst iemand anders kartrekker" in response.text


@pytest.mark.parametrize("verb", ["kartrekker", "lid", "overdragen", "weg"])
def test_members_and_strangers_change_nobodys_part(team, anna, bram, as_bram, as_chris, verb):
    before = roles(team)

    assert as_bram.post(address(team, anna, verb)).status_code == 403
    assert as_chris.post(address(team, bram, verb)).status_code == 403
    assert "/account/login/" in Client().post(address(team, bram, verb)).url
    assert roles(team) == before


def test_member_cannot_make_themselves_lead(as_bram, team, bram):
    assert as_bram.post(address(team, bram, "kartrekker")).status_code == 403
    assert roles(team)["Bram"] == "lid"


def test_membership_of_another_team_is_out_of_reach(as_anna, team, other_team, chris):
    member = other_team.memberships.get(user=chris)

    assert as_anna.post(f"/teams/{team.slug}/leden/{member.pk}/weg/").status_code == 404
    assert other_team.memberships.count() == 1


def test_unknown_verb_is_not_found(as_anna, team, bram):
    assert as_anna.post(address(team, bram, "baas")).status_code == 404


def test_addresses_of_members_show_to_leads_alone(as_anna, as_bram, team):
    url = f"/teams/{team.slug}/leden/"

    assert "bram@example.nl" in as_anna.get(url).text
    assert "Bram" in as_bram.get(url).text
    assert "@example.nl" not in as_bram.get(url).text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", [remove, make_member])
def test_of_two_leads_who_step_back_at_once_one_stays(edition, change):
    first, second = make_user("Eva"), make_user("Finn")
    team = make_team(lead=first)
    make_membership(team, second, role=LEAD)
    members = list(team.memberships.all())

    outcomes = race(*[lambda m=member: change(m, m.user) for member in members])

    assert sum(isinstance(outcome, LastLead) for outcome in outcomes) == 1
    assert team.memberships.leads().count() == 1


@pytest.mark.django_db(transaction=True)
def test_making_lead_twice_at_once_sends_one_letter(edition):
    lead, member = make_user("Eva"), make_user("Finn")
    team = make_team(lead=lead, members=[member])
    membership = team.memberships.select_related("user", "team").get(user=member)

    race(*[lambda: make_lead(membership, lead)] * 2)

    assert len(subjects_to(member.email)) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", [remove, make_member])
def test_of_two_leads_who_turn_on_each_other_one_stays_lead(change, edition):
    first, second = make_user("Eva"), make_user("Finn")
    team = make_team(lead=first)
    make_membership(team, second, role=LEAD)
    one, other = team.memberships.select_related("user", "team").order_by("pk")

    outcomes = race(lambda: remove(other, first), lambda: change(one, second))

    assert sum(isinstance(outcome, MembershipRefused) for outcome in outcomes) == 1
    assert team.memberships.leads().count() == 1
