"""Who inspired whom: links only point back in time, whoever writes them at the same moment."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from teams.inspiring import How, LinkRefused, link
from teams.models import InspiratieTeam
from tests.conftest import NOW
from tests.factories import make_spelregels, make_team
from tests.teams.entries import NEW, founding, race
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(edition):
    return [make_team(name) for name in ("Eerste", "Tweede", "Derde")]


def inspirers():
    """Who inspired each team, by name."""
    return dict(InspiratieTeam.objects.values_list("name", "inspired_by__name"))


def circles():
    """Every team that one finds again by following the links from it."""
    links = dict(InspiratieTeam.objects.values_list("pk", "inspired_by"))
    found = set()
    for start in links:
        seen, here = set(), links[start]
        while here and here not in seen:
            seen.add(here)
            here = links[here]
        found |= {start} & seen
    return found


# --- Linking ------------------------------------------------------------------------------------


def test_link_says_who_how_and_when(three):
    first, second, _ = three

    link(second, first, How.LATER)

    second.refresh_from_db()
    assert (second.inspired_by, second.inspired_how) == (first, How.LATER)
    assert second.inspired_at == NOW


def test_link_can_be_taken_away_with_all_it_said(three):
    first, second, _ = three
    link(second, first, How.LATER)

    link(second, None, How.LATER)

    second.refresh_from_db()
    assert (second.inspired_by, second.inspired_how, second.inspired_at) == (None, "", None)


@pytest.mark.parametrize(("younger", "older"), [(0, 0), (0, 1), (0, 2), (1, 2)])
def test_link_to_itself_or_to_a_younger_team_is_refused(younger, older, three):
    with pytest.raises(LinkRefused):
        link(three[younger], three[older], How.LATER)

    assert set(inspirers().values()) == {None}


@pytest.mark.parametrize(("younger", "older"), [(0, 0), (0, 1)])
def test_database_itself_refuses_such_a_link(younger, older, three):
    same = InspiratieTeam.objects.filter(pk=three[younger].pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        same.update(inspired_by=three[older])


def test_link_of_who_looked_too_long_is_refused(three):
    first, second, third = three
    seen = InspiratieTeam.objects.get(pk=third.pk)
    link(third, first, How.LATER)

    with pytest.raises(LinkRefused):
        link(seen, second, How.LATER)

    assert inspirers()["Derde"] == "Eerste"


@pytest.mark.django_db(transaction=True)
def test_rivals_never_make_a_circle():
    teams = [make_team(f"Team {number}") for number in range(4)]
    around = [*teams[1:], teams[0]]

    outcomes = race(
        *[lambda a=a, b=b: link(a, b, How.LATER) for a, b in zip(teams, around, strict=True)],
        *[lambda a=a, b=b: link(a, b, How.LATER) for a, b in zip(around, teams, strict=True)],
    )

    refused = [outcome for outcome in outcomes if outcome is not None]
    assert all(isinstance(outcome, LinkRefused) for outcome in refused)
    assert circles() == set()
    assert inspirers()["Team 1"] == "Team 0"


@pytest.mark.django_db(transaction=True)
def test_of_two_leads_who_name_another_team_one_is_told(edition):
    first, second, third = (make_team(name) for name in ("Eerste", "Tweede", "Derde"))
    copies = [InspiratieTeam.objects.get(pk=third.pk) for _ in range(2)]

    outcomes = race(
        lambda: link(copies[0], first, How.LATER), lambda: link(copies[1], second, How.LATER)
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["LinkRefused", "NoneType"]


# --- At founding --------------------------------------------------------------------------------


@pytest.fixture
def rules(edition):
    return make_spelregels()


def test_who_types_a_name_is_linked_at_founding(team, client, rules):
    client.post(NEW, founding(inspired_name=team.name))

    founded = InspiratieTeam.objects.latest("pk")
    assert (founded.inspired_by, founded.inspired_how) == (team, How.FOUNDING)


def test_who_comes_by_the_link_is_linked_to_that_team(team, client, rules):
    namesake = make_team(team.name)

    client.post(f"{NEW}?via={namesake.slug}", founding(inspired_name=team.name))

    founded = InspiratieTeam.objects.latest("pk")
    assert (founded.inspired_by, founded.inspired_how) == (namesake, How.INVITATION)


def test_who_came_by_the_link_may_name_another_or_nobody(team, other_team, client, rules):
    by_link = f"{NEW}?via={team.slug}"
    client.post(by_link, founding(name="Een", inspired_name=other_team.name))
    client.post(by_link, founding(name="Twee", inspired_name=""))

    made = inspirers()
    assert (made["Een"], made["Twee"]) == (other_team.name, None)
    assert InspiratieTeam.objects.get(name="Een").inspired_how == How.FOUNDING


@pytest.mark.parametrize("via", ["bestaat-niet", "ë" * 300, "nog-niet"])
def test_link_of_no_team_leaves_the_form_empty(via, client, rules):
    make_team(slug="nog-niet", status=Status.SUBMITTED)

    page = client.get(f"{NEW}?via={via}")

    assert page.context["inviting"] is None
    assert not page.context["form"].initial.get("inspired_name")


def test_founder_goes_back_and_names_a_team_that_came_in_between(client, rules):
    data = founding()
    client.post(NEW, data)
    newcomer = make_team("Net begonnen")

    client.post(NEW, {**data, "inspired_name": newcomer.name})

    assert inspirers() == {"Buren van Maarssenbroek": newcomer.name, "Net begonnen": None}
    assert InspiratieTeam.objects.get(name=data["name"]).slug == "buren-van-maarssenbroek"


# --- Afterwards, by the leads -------------------------------------------------------------------


@pytest.fixture
def page(team, other_team, anna):
    """Anna's team, which came after other_team."""
    team = make_team("Later begonnen", lead=anna)
    return f"/teams/{team.slug}/geinspireerd-door/"


def test_lead_names_mends_and_removes_who_inspired_them(page, as_anna, team, other_team):
    named = as_anna.post(page, {"inspired_name": other_team.name, "seen": ""})
    after_naming = inspirers()["Later begonnen"]
    mended = as_anna.post(page, {"inspired_name": team.name, "seen": other_team.pk})
    after_mending = inspirers()["Later begonnen"]
    removed = as_anna.post(page, {"inspired_name": "", "seen": team.pk})

    assert [named.status_code, mended.status_code, removed.status_code] == [302] * 3
    assert (after_naming, after_mending) == (other_team.name, team.name)
    assert inspirers()["Later begonnen"] is None


def test_lead_who_changes_it_too_often_waits_and_keeps_the_words(page, as_anna, team):
    answers = [as_anna.post(page, {"inspired_name": "", "seen": ""}) for _ in range(6)]

    refused = as_anna.post(page, {"inspired_name": team.name, "seen": ""})

    assert {answer.status_code for answer in answers} == {302}
    assert refused.status_code == 429
    assert f'value="{team.name}"' in refused.text
    assert "Even wachten" in refused.text
    assert inspirers()["Later begonnen"] is None


def test_lead_is_asked_which_team_when_several_are_called_so(page, as_anna, edition):
    make_team("Nooit eerder")
    asked = as_anna.post(page, {"inspired_name": "bre", "seen": ""})

    assert asked.status_code == 422
    assert "Buren van Breda, Zwolle" in asked.text


def test_lead_cannot_name_a_younger_team_nor_their_own(page, as_anna):
    make_team("Veel jonger")

    for name in ("Veel jonger", "Later begonnen", "Niemand"):
        refused = as_anna.post(page, {"inspired_name": name, "seen": ""})
        assert refused.status_code == 422
        assert "dat er eerder was dan jullie" in refused.text


def test_lead_with_an_old_page_is_told_what_stands_there_now(page, as_anna, other_team):
    as_anna.post(page, {"inspired_name": other_team.name, "seen": ""})

    late = as_anna.post(page, {"inspired_name": "", "seen": ""})

    assert late.status_code == 409
    assert "Iemand wijzigde dit net. Nu staat er: Buren van Breda. Verstuur" in late.text
    assert inspirers()["Later begonnen"] == other_team.name


@pytest.mark.parametrize("typed", ["", "x" * 100, "<script>", "🎉", "a\u202eb", "a\x00b", "a\nb"])
def test_form_survives_what_people_type(typed, page, as_anna, other_team):
    answer = as_anna.post(page, {"inspired_name": typed, "seen": "zzz"})

    assert answer.status_code in {302, 409, 422}
    assert "<script>x" not in answer.text
    assert inspirers()["Later begonnen"] is None


@pytest.mark.parametrize(
    ("browser", "expected"),
    [("as_bram", 403), ("as_chris", 403), ("as_sam", 403), ("as_mo", 403), ("as_anna", 302)],
)
def test_only_leads_say_who_inspired_them(browser, expected, request, team, other_team):
    client = request.getfixturevalue(browser)

    answer = client.post(f"/teams/{team.slug}/geinspireerd-door/", {"seen": ""})

    assert answer.status_code == expected


def test_strangers_go_to_the_door_and_hidden_teams_are_nowhere(page, as_chris, anna):
    hidden = make_team("Verborgen", lead=anna, status=Status.SUBMITTED)

    assert Client().get(page).url.startswith("/account/login/")
    assert as_chris.get(f"/teams/{hidden.slug}/geinspireerd-door/").status_code == 404


def test_form_needs_a_csrf_token(anna, page):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)

    assert client.post(page, {"inspired_name": "", "seen": ""}).status_code == 403


# --- At the desk --------------------------------------------------------------------------------


def admin_form(client, team, **overrides):
    form = client.get(f"/beheer/teams/inspiratieteam/{team.pk}/change/").context["adminform"].form
    data = {f.html_name: f.value() or "" for f in form}
    for prefix in ("memberships", "participations", "history"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return {**data, **overrides}


def test_moderator_mends_a_link(as_mo, team, other_team):
    address = f"/beheer/teams/inspiratieteam/{other_team.pk}/change/"

    answer = as_mo.post(address, admin_form(as_mo, other_team, inspired_by=team.pk))

    other_team.refresh_from_db()
    assert answer.status_code == 302
    assert (other_team.inspired_by, other_team.inspired_how) == (team, How.ORGANISER)


def test_moderator_reads_why_a_younger_team_is_refused(as_mo, team, other_team):
    address = f"/beheer/teams/inspiratieteam/{team.pk}/change/"

    answer = as_mo.post(address, admin_form(as_mo, team, inspired_by=other_team.pk))

    assert "door een team dat er eerder was" in answer.text
    assert inspirers()[team.name] is None
