"""An activity goes from a person to a team and back: who may, who is asked, who hears of it."""

import pytest
from django.test import Client

from activities.models import Activity
from activities.team_links import agree_for_team, ask_team, decline_for_team
from tests.factories import make_activity, make_membership, make_team, make_user
from tests.teams.entries import race, subjects_to
from verbinding.lib.publishing import Status
from verbinding.lib.workflow import StepRefused

pytestmark = pytest.mark.django_db


def give(client, activity, team=None):
    return client.post(
        f"/activiteiten/{activity.slug}/van-wie/", {"team": team.slug if team else "-"}
    )


def belongs(activity):
    activity.refresh_from_db()
    return activity.team, activity.wanted_team


def test_lead_gives_their_own_to_the_team_and_takes_it_back(as_anna, team, anna):
    soup = make_activity(owner=anna)
    assert "Onze activiteiten" in Client().get(team.get_absolute_url()).text

    give(as_anna, soup, team)
    assert belongs(soup) == (team, None)
    assert soup.title in Client().get(team.get_absolute_url()).text
    assert "hoort nu bij Samen in Zwolle" in as_anna.get("/mijn/").text

    give(as_anna, soup)
    assert belongs(soup) == (None, None)
    assert soup.title not in Client().get(team.get_absolute_url()).text
    assert subjects_to(anna.email) == []


def test_member_asks_and_hears_the_yes(as_anna, as_bram, team, anna, bram):
    soup = make_activity(owner=bram)

    give(as_bram, soup, team)
    assert belongs(soup) == (None, team)
    assert "gevraagd of dit bij hen hoort" in as_bram.get("/mijn/").text
    assert len(subjects_to(anna.email)) == 1

    as_anna.post(f"/activiteiten/{soup.slug}/team/", {"antwoord": "ja"})
    assert belongs(soup) == (team, None)
    assert subjects_to(bram.email) == ["“Soep voor de straat” hoort nu bij Samen in Zwolle"]
    assert soup.title in Client().get(team.get_absolute_url()).text


def test_member_who_asks_to_and_fro_floods_no_lead(as_bram, team, anna, bram):
    soup = make_activity(owner=bram)

    answers = [give(as_bram, soup, chosen) for chosen in (team, None) * 4]

    assert [answer.status_code for answer in answers] == [302] * 6 + [429] * 2
    assert "Probeer het over vijf minuten opnieuw" in answers[-1].text
    assert len(subjects_to(anna.email)) == 3


def test_member_hears_the_no(as_anna, team, bram):
    soup = make_activity(owner=bram, wanted_team=team)

    as_anna.post(f"/activiteiten/{soup.slug}/team/", {"antwoord": "nee"})

    assert belongs(soup) == (None, None)
    assert subjects_to(bram.email) == ["“Soep voor de straat” blijft van jou"]


def test_member_takes_their_own_back_and_the_leads_hear_it(as_bram, team, anna, bram):
    soup = make_activity(owner=bram, team=team)

    give(as_bram, soup)

    assert belongs(soup) == (None, None)
    assert subjects_to(anna.email) == ["“Soep voor de straat” hoort niet meer bij Samen in Zwolle"]
    assert subjects_to(bram.email) == []


def test_lead_takes_a_members_out_and_the_owner_hears_it(as_anna, team, bram):
    soup = make_activity(owner=bram, team=team)
    assert "Van Bram alleen" in as_anna.get(f"/activiteiten/{soup.slug}/van-wie/").text

    give(as_anna, soup)

    assert belongs(soup) == (None, None)
    assert subjects_to(bram.email) == ["“Soep voor de straat” is weer van jou alleen"]


def test_lead_gives_a_members_to_no_other_team(as_anna, team, anna, bram):
    second = make_team("Tweede team", lead=anna)
    soup = make_activity(owner=bram, team=team)

    assert give(as_anna, soup, second).status_code == 422
    assert belongs(soup) == (team, None)


def test_what_nobody_owns_stays_with_its_team(as_anna, team):
    soup = make_activity(owner=None, team=team)

    assert give(as_anna, soup).status_code == 403
    assert belongs(soup) == (team, None)


@pytest.mark.parametrize("slug", ["buren-van-breda", "bestaat-niet", "x\x00y", "9" * 300])
def test_team_that_is_not_theirs_is_refused(slug, as_anna, team, anna, chris):
    make_team("Buren van Breda", lead=chris, slug="buren-van-breda")
    soup = make_activity(owner=anna)

    response = as_anna.post(f"/activiteiten/{soup.slug}/van-wie/", {"team": slug})

    assert response.status_code == 422
    assert belongs(soup) == (None, None)


@pytest.mark.parametrize(("who", "status"), [("bram", 403), ("sam", 403), ("chris", 403)])
def test_others_move_nothing(who, status, team, anna, request):
    soup = make_activity(owner=anna)
    client = request.getfixturevalue(f"as_{who}")

    assert give(client, soup, team).status_code == status
    assert give(Client(), soup, team).url.startswith("/account/login/")
    assert belongs(soup) == (None, None)


def test_co_organiser_moves_nothing(as_bram, team, anna, bram):
    soup = make_activity(owner=anna)
    soup.co_organisers.add(bram)

    assert give(as_bram, soup, team).status_code == 403


@pytest.mark.parametrize(
    ("activity_status", "team_status", "is_offered"),
    [
        (Status.PUBLISHED, Status.PUBLISHED, True),
        (Status.PUBLISHED, Status.SUBMITTED, False),
        (Status.CONCEPT, Status.SUBMITTED, True),
        (Status.CONCEPT, Status.OFFLINE, False),
    ],
)
def test_which_teams_are_offered(activity_status, team_status, is_offered, as_anna, anna):
    make_team("Bakkers", lead=anna, status=team_status)
    soup = make_activity(owner=anna, status=activity_status)

    page = as_anna.get(f"/activiteiten/{soup.slug}/van-wie/").text

    assert ("Bakkers" in page) == is_offered


def test_looking_moves_nothing(as_anna, team, anna):
    soup = make_activity(owner=anna, team=team)

    as_anna.get(f"/activiteiten/{soup.slug}/van-wie/?team=")

    assert belongs(soup) == (team, None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("second", ["no", "another lead", "the owner"])
def test_of_two_answers_one_counts(second, edition):
    one, other, owner = make_user("Eva"), make_user("Finn"), make_user("Gijs")
    team = make_team(lead=one, members=[owner])
    make_membership(team, other, role="kartrekker")
    key = make_activity(owner=owner, wanted_team=team).pk

    def read():
        return Activity.objects.with_page_data().select_related("wanted_team").get(pk=key)

    mine, theirs = read(), read()
    rivals = {
        "no": lambda: decline_for_team(theirs, by=other),
        "another lead": lambda: agree_for_team(theirs, by=other),
        "the owner": lambda: ask_team(theirs, None, by=owner),
    }

    outcomes = race(lambda: agree_for_team(mine, by=one), rivals[second])

    refused = sum(isinstance(outcome, StepRefused) for outcome in outcomes)
    letters = len(subjects_to(owner.email))
    if second == "the owner":
        assert letters == 1 - refused
    else:
        assert (refused, letters) == (1, 1)
