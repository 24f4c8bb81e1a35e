"""The four goals: what the site sees ticks itself, the rest is one button."""

import pytest
from django.test import Client

from teams.goals import rows_for, tick
from teams.models import Goal, GoalDone, InspiratieTeam
from tests.conftest import logged_in
from tests.factories import make_activity, make_edition, make_outreach, make_team
from tests.teams.entries import race
from verbinding.lib.limits import allow
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db


def done(team, edition):
    read = InspiratieTeam.objects.with_step_data(edition).get(pk=team.pk)
    return {row.goal for row in rows_for(read) if row.is_done}


def address(team, goal=""):
    return f"/teams/{team.slug}/doelen/{goal and f'{goal}/'}"


def test_new_team_has_four_goals_and_none_is_done(as_bram, team, edition):
    page = as_bram.get(address(team)).text

    assert done(team, edition) == set()
    assert [page.count(goal.label) > 0 for goal in Goal] == [True] * 4
    assert "Kies er één om mee te beginnen." in page


@pytest.mark.parametrize(
    ("status", "counts"),
    [(status, status in {Status.PUBLISHED, Status.CANCELLED}) for status in Status],
)
def test_activity_online_ticks_the_first(status, counts, team, edition):
    make_activity(team=team, status=status)

    assert (Goal.ORGANISE in done(team, edition)) == (counts and status == Status.PUBLISHED)


def test_activity_of_another_year_or_team_ticks_nothing(team, other_team, edition):
    make_activity(team=team, edition=make_edition(2024))
    make_activity(team=other_team)

    assert done(team, edition) == set()


def test_team_that_followed_ticks_the_second(team, edition):
    make_team("Begint nog", inspired_by=team, status=Status.CONCEPT)
    assert done(team, edition) == set()

    make_team("Volgt", inspired_by=team)
    assert done(team, edition) == {Goal.INSPIRE}


@pytest.mark.parametrize(
    ("state", "goals"),
    [
        ("idee", set()),
        ("gevraagd", {Goal.PROMOTE}),
        ("nee", {Goal.PROMOTE}),
        ("doet-mee", {Goal.PROMOTE, Goal.FAMOUS}),
    ],
)
def test_asking_somebody_for_reach_ticks_the_others(state, goals, team, edition):
    make_outreach(team, state=state)

    assert done(team, edition) == goals


def test_leads_alone_are_led_to_the_list_they_keep(as_anna, as_bram, team):
    assert "Wie vragen jullie?" in as_anna.get(address(team)).text
    assert "Wie vragen jullie?" not in as_bram.get(address(team)).text


def test_member_ticks_and_takes_it_back(as_bram, team, edition, bram):
    as_bram.post(address(team, "vertellen"), {"gedaan": "ja"})
    as_bram.post(address(team, "vertellen"), {"gedaan": "ja"})
    assert GoalDone.objects.get().by == bram
    assert "1 van de 4 gelukt." in as_bram.get(address(team)).text
    assert "1 van de 4" in as_bram.get("/mijn/").text

    as_bram.post(address(team, "vertellen"), {"gedaan": "nee"})
    assert done(team, edition) == set()


def test_tick_counts_for_its_year_alone(team, edition, anna):
    tick(team, make_edition(2024), Goal.PROMOTE, by=anna)

    assert done(team, edition) == set()


def test_looking_ticks_nothing(as_bram, team):
    as_bram.get(address(team))

    assert as_bram.get(address(team, "vertellen")).status_code == 405
    assert not GoalDone.objects.exists()


@pytest.mark.parametrize("who", ["sam", "chris", "mo", "olga"])
def test_strangers_see_and_tick_nothing(who, team, request):
    client = request.getfixturevalue(f"as_{who}")

    assert client.get(address(team)).status_code == 403
    assert client.post(address(team, "vertellen"), {"gedaan": "ja"}).status_code == 403
    assert Client().post(address(team, "vertellen")).status_code == 302
    assert not GoalDone.objects.exists()


def test_unknown_goal_is_not_found(as_bram, team):
    assert as_bram.post(address(team, "wereldvrede"), {"gedaan": "ja"}).status_code == 404


def test_small_team_gets_a_hint_that_only_leads_can_use(as_anna, as_bram, team):
    assert "Nodig iemand uit" in as_anna.get(address(team)).text
    assert "Nodig iemand uit" not in as_bram.get(address(team)).text


@pytest.mark.parametrize("status", Status)
def test_members_find_their_goals_in_every_state(status, anna, edition):
    team = make_team(lead=anna, status=status)

    assert logged_in(anna).get(address(team)).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_who_tick_at_once_make_one_tick(edition):
    team = make_team()

    outcomes = race(*[lambda: tick(team, edition, Goal.PROMOTE, by=None)] * 2)

    assert outcomes == [None, None]
    assert GoalDone.objects.count() == 1


def test_network_that_ticks_too_often_waits(as_bram, rf, team, edition):
    for _ in range(60):
        allow(rf.post("/"), "teams:tick_goal")

    page = as_bram.post(address(team, Goal.FAMOUS), {"gedaan": "ja"}, follow=True)

    assert "Probeer het over vijf minuten opnieuw" in page.text
    assert not GoalDone.objects.exists()
