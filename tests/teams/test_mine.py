"""Teams on /mijn/, and what a person may take along or have erased."""

import pytest

from accounts.privacy import erase, export
from teams.models import InspiratieTeam
from tests.factories import make_team
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db


def test_mine_shows_own_teams_with_what_they_ask(as_anna, anna, team):
    make_team("Te verbeteren", slug="te-verbeteren", lead=anna, status=Status.CHANGES_ASKED)
    make_team("Vreemd")

    page = as_anna.get("/mijn/").text

    assert "Samen in Zwolle" in page
    assert "Pas het team aan en stuur het opnieuw in." in page
    assert "De organisatie vraagt iets aan te passen aan Te verbeteren." in page
    assert "Vreemd" not in page


def test_mine_of_a_member_offers_no_editing(as_bram, team):
    page = as_bram.get("/mijn/").text

    assert f"/teams/{team.slug}/leden/" in page
    assert f"/teams/{team.slug}/bewerken/" not in page


def test_mine_without_teams_has_no_part_for_them(as_sam):
    assert "Mijn teams" not in as_sam.get("/mijn/").text


def test_export_tells_which_teams(anna, team):
    assert export(anna)["teams"]["lid_van"] == [
        {
            "team": "Samen in Zwolle",
            "rol": "Kartrekker",
            "sinds": team.memberships.get(user=anna).joined_at.isoformat(),
        }
    ]


def test_erasing_takes_the_person_out_and_leaves_the_team(anna, bram, team):
    InspiratieTeam.objects.update(
        entered_by=anna, contact_name="Anna", contact_email=anna.email, contact_phone="030-1234567"
    )
    draft = make_team("Oefening", status=Status.CONCEPT, pending_email=anna.email)

    erase(anna)

    team.refresh_from_db()
    assert (team.founder_name, team.entered_by) == ("", None)
    assert (team.contact_name, team.contact_email, team.contact_phone) == ("", "", "")
    assert [member.user for member in team.memberships.all()] == [bram]
    assert not InspiratieTeam.objects.filter(pk=draft.pk).exists()
