"""Role, status and action in one table; predicates and querysets must give the same answer."""

import pytest
from django.contrib.auth.models import AnonymousUser

from teams.models import InspiratieTeam
from teams.permissions import can_edit, can_see, is_lead, is_member
from tests.factories import make_membership, make_team
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
ROLES = ("anonymous", "sam", "chris", "bram", "anna", "mo", "olga")

SEES = {
    Status.CONCEPT: {"bram", "anna"},
    Status.SUBMITTED: {"bram", "anna", "mo", "olga"},
    Status.CHANGES_ASKED: {"bram", "anna", "mo", "olga"},
    Status.PUBLISHED: set(ROLES),
    Status.CANCELLED: set(ROLES),
    Status.OFFLINE: {"bram", "anna", "mo", "olga"},
    Status.REJECTED: {"bram", "anna", "mo", "olga"},
}
EDITS = {status: {"anna"} for status in Status} | {Status.REJECTED: set()}
REACHES = SEES | {Status.OFFLINE: set(ROLES)}


@pytest.fixture
def cast(request, other_team):
    people = {role: request.getfixturevalue(role) for role in ROLES if role != "anonymous"}
    return {"anonymous": AnonymousUser(), **people}


@pytest.fixture
def team_with(edition, cast):
    def make(status):
        return make_team(lead=cast["anna"], members=[cast["bram"]], status=status)

    return make


def who(cast, answers):
    return {role for role, user in cast.items() if answers(user)}


@pytest.mark.parametrize("status", Status)
def test_who_sees_a_team(cast, team_with, status):
    team = team_with(status)
    teams = InspiratieTeam.objects

    assert who(cast, lambda user: can_see(user, team)) == SEES[status]
    assert who(cast, lambda user: team in teams.visible_to(user)) == SEES[status]
    assert who(cast, lambda user: team in teams.reachable_by(user)) == REACHES[status]


@pytest.mark.parametrize("status", Status)
def test_who_edits_a_team(cast, team_with, status):
    team = team_with(status)

    assert who(cast, lambda user: can_edit(user, team)) == EDITS[status]
    assert who(cast, lambda u: team in InspiratieTeam.objects.editable_by(u)) == EDITS[status]


def test_who_belongs_to_a_team(cast, team_with):
    team = team_with(Status.PUBLISHED)

    assert who(cast, lambda user: is_lead(user, team)) == {"anna"}
    assert who(cast, lambda user: is_member(user, team)) == {"anna", "bram"}
    assert who(cast, lambda u: team in InspiratieTeam.objects.led_by(u)) == {"anna"}
    assert who(cast, lambda u: team in InspiratieTeam.objects.of_user(u)) == {"anna", "bram"}


def test_draft_belongs_to_its_founder_alone(cast, edition):
    team = make_team(status=Status.CONCEPT, pending_email="sam@example.nl")

    assert who(cast, lambda u: team in InspiratieTeam.objects.pending_for(u)) == {"sam"}
    assert who(cast, lambda u: team in InspiratieTeam.objects.drafts_of(u)) == {"sam"}


def test_published_team_without_a_lead_shows_up(team, sam):
    left = make_team("Verlaten")
    make_membership(left, sam)

    assert list(InspiratieTeam.objects.orphaned()) == [left]
