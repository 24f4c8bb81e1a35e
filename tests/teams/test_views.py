"""The pages, walked by the whole cast, at every status and with one or three of everything."""

import pytest
from django.test import Client

from teams.models import InspiratieTeam
from tests.factories import make_activity, make_branch, make_edition, make_team
from tests.teams.entries import edited
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
ROLES = ("anonymous", "sam", "chris", "bram", "anna", "mo", "olga")


@pytest.fixture
def browsers(request, team, other_team):
    def browser(role):
        client = Client()
        if role != "anonymous":
            client.force_login(request.getfixturevalue(role))
        return client

    return {role: browser(role) for role in ROLES}


def codes(browsers, url):
    return {role: client.get(url).status_code for role, client in browsers.items()}


def everyone(code, **others):
    return {role: others.get(role, code) for role in ROLES}


INSIDERS = {"bram": 200, "anna": 200, "mo": 200, "olga": 200}


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.PUBLISHED, everyone(200)),
        (Status.SUBMITTED, everyone(404, **INSIDERS)),
        (Status.CHANGES_ASKED, everyone(404, **INSIDERS)),
        (Status.REJECTED, everyone(404, **INSIDERS)),
        (Status.CONCEPT, everyone(404, bram=200, anna=200)),
        (Status.OFFLINE, everyone(410)),
    ],
)
def test_team_page_answers_by_status_and_role(browsers, anna, bram, status, expected):
    team = make_team("Buren", lead=anna, members=[bram], status=status)

    assert codes(browsers, f"/teams/{team.slug}/") == expected


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("bewerken/", everyone(403, anonymous=302, anna=200)),
        ("leden/", everyone(403, anonymous=302, anna=200, bram=200)),
        ("gestart/", everyone(404, anonymous=302, anna=200, bram=200)),
        ("stap/", everyone(405, anonymous=302)),
        ("meedoen/", everyone(405, anonymous=302)),
        ("van-mij/", everyone(405, anonymous=302)),
        ("weggooien/", everyone(405, anonymous=302)),
    ],
)
def test_own_pages_answer_by_role(browsers, team, part, expected):
    assert codes(browsers, f"/teams/{team.slug}/{part}") == expected


@pytest.mark.parametrize("url", ["/teams/", "/teams/samen/"])
def test_public_pages_leave_no_cookie(url, edition):
    make_team("Samen", slug="samen")

    response = Client().get(url)

    assert response.status_code == 200
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert "s-maxage" in response.headers["Cache-Control"]


def test_offline_page_tells_its_people_why_and_nobody_else(anna, edition):
    team = make_team("Buren", lead=anna, status=Status.OFFLINE)
    lead = Client()
    lead.force_login(anna)

    assert team.status_note in lead.get(f"/teams/{team.slug}/").text
    stranger = Client().get(f"/teams/{team.slug}/")
    assert team.status_note not in stranger.text
    assert "Buren" not in stranger.text


def test_page_shows_the_chain_contact_and_activities(edition, team):
    child = make_team("Breda doet mee", inspired_by=team)
    make_team("Nog niet", inspired_by=team, status=Status.SUBMITTED)
    make_activity("Soep op straat", team=team)
    make_activity("Nog in de wacht", team=team, status=Status.SUBMITTED)
    InspiratieTeam.objects.filter(pk=team.pk).update(contact_phone="030 123 4567")

    page = Client().get(f"/teams/{team.slug}/").text

    assert "Breda doet mee" in page
    assert "Soep op straat" in page
    assert "030 123 4567" in page
    assert f"/teams/{team.slug}/start-ook/" in page
    assert "Nog niet" not in page
    assert "Nog in de wacht" not in page
    assert "Geïnspireerd door" in Client().get(f"/teams/{child.slug}/").text


@pytest.mark.parametrize(("role", "is_asked"), [("bram", True), ("anna", True), ("sam", False)])
def test_page_asks_its_people_to_organise_something(browsers, team, role, is_asked):
    page = browsers[role].get(f"/teams/{team.slug}/").text

    own = page.partition("detail__content")[2].partition("<h2>")[0]
    assert ("Organiseer iets</a>" in own) == is_asked


def test_page_hides_who_founded_and_who_belongs(team):
    page = Client().get(f"/teams/{team.slug}/").text

    assert "Anna" not in page
    assert "Bram" not in page


def test_list_counts_pages_and_shows_the_last_page_past_the_end(edition):
    for number in range(30):
        make_team(f"Team {number:02}")

    first, past = Client().get("/teams/"), Client().get("/teams/?pagina=99")

    assert "30 teams" in first.text
    assert len(first.context["page_obj"]) == 24
    assert [team.name for team in past.context["page_obj"]] == [f"Team {n}" for n in range(24, 30)]


def test_empty_lists_say_what_to_do(edition):
    assert "Het eerste team kan van jou zijn" in Client().get("/teams/").text
    make_team()
    assert "Hier is nog geen team" in Client().get("/teams/?q=xyz").text


@pytest.mark.parametrize("url", ["/teams/", "/teams/moeder/", "/mijn/", "/teams/moeder/leden/"])
def test_query_counts_do_not_grow(url, edition, anna, django_assert_max_num_queries):
    mother = make_team("Moeder", slug="moeder", lead=anna)
    client = Client()
    client.force_login(anna)

    def add(number):
        team = make_team(f"Kind {number}", inspired_by=mother, lead=anna, branch=make_branch())
        make_team(f"Draad {number}", status=Status.CONCEPT, pending_email=anna.email)
        make_activity(f"Soep {number}", team=mother)
        mother.members.add(team.inspired_by.members.model.objects.create_user(f"x{number}@x.nl"))

    add(1)
    client.get(url)
    with django_assert_max_num_queries(40) as one:
        client.get(url)
    add(2)
    add(3)
    with django_assert_max_num_queries(40) as three:
        client.get(url)

    assert len(one) == len(three)


# --- Editing --------------------------------------------------------------------------------------


def edit(client, team, **overrides):
    return client.post(f"/teams/{team.slug}/bewerken/", edited(team, **overrides))


def test_edit_saves_and_lists_the_words_for_a_look(as_anna, team):
    response = edit(as_anna, team, name="Samen in Zwolle-Zuid", contact_phone="038-1234567")

    fresh = InspiratieTeam.objects.get(pk=team.pk)
    assert response.url == f"/teams/{team.slug}/"
    assert (fresh.name, fresh.slug) == ("Samen in Zwolle-Zuid", team.slug)
    assert (fresh.status, fresh.checked_at) == (Status.PUBLISHED, None)
    assert fresh in InspiratieTeam.objects.unchecked()
    assert "Samen in Zwolle-Zuid" in Client().get(fresh.get_absolute_url()).text


def test_edit_of_other_facts_needs_no_look(as_anna, team):
    edit(as_anna, team, kind="vrienden", place_query="3607 AB")

    fresh = InspiratieTeam.objects.get(pk=team.pk)
    assert fresh.checked_at is not None
    assert (fresh.place_label, fresh.province) == ("Maarssenbroek", "Utrecht")


@pytest.mark.parametrize("field", ["website", "contact_name", "contact_email", "contact_phone"])
def test_edit_of_how_to_reach_the_team_is_listed_for_a_look(as_anna, team, field):
    new = {
        "website": "https://example.com/gokken",
        "contact_name": "De gokwinkel",
        "contact_email": "gokken@example.com",
        "contact_phone": "0900-1234567",
    }
    edit(as_anna, team, **{field: new[field]})

    assert list(InspiratieTeam.objects.unchecked()) == [team]


@pytest.mark.parametrize(
    "words", ["Kijk op www.gok.example", "Gok op gokken.com", "Bel 0900 1234567"]
)
@pytest.mark.parametrize("field", ["name", "goal", "organisation"])
def test_words_of_a_team_online_hold_no_advertising(as_anna, team, field, words):
    response = edit(as_anna, team, **{field: words})

    assert response.status_code == 422
    assert "Daarvoor zijn de velden" in response.context["form"].errors[field][0]
    InspiratieTeam.objects.update(trusted_at=team.published_at)
    assert edit(as_anna, team, **{field: words}).status_code == 302


def test_edit_keeps_a_place_in_the_moderators_words(as_anna, team):
    InspiratieTeam.objects.filter(pk=team.pk).update(place_label="Stadshagen bij Zwolle")
    team.refresh_from_db()

    edit(as_anna, team, goal="Taart.")

    team.refresh_from_db()
    assert (team.place_label, team.goal) == ("Stadshagen bij Zwolle", "Taart.")


def test_stale_edit_is_refused_keeps_the_words_and_can_be_sent_again(as_anna, team, moment_in_time):
    stale = edited(team, goal="Mijn woorden.")
    moment_in_time.shift(60)
    edit(as_anna, team, goal="Woorden van een ander.")
    url = f"/teams/{team.slug}/bewerken/"

    refused = as_anna.post(url, stale)

    team.refresh_from_db()
    assert refused.status_code == 422
    assert "Intussen is hier iets gewijzigd" in refused.text
    assert "Mijn woorden." in refused.text
    assert team.goal == "Woorden van een ander."

    as_anna.post(url, {**stale, "seen": refused.context["form"]["seen"].value()})
    team.refresh_from_db()
    assert team.goal == "Mijn woorden."


def test_edit_cannot_undo_a_step_taken_since(as_anna, team):
    form = edited(team, goal="Nieuw.")
    InspiratieTeam.objects.filter(pk=team.pk).update(status=Status.OFFLINE, status_note="x")

    as_anna.post(f"/teams/{team.slug}/bewerken/", form)

    team.refresh_from_db()
    assert (team.status, team.goal) == (Status.OFFLINE, "De straat bij elkaar brengen.")


def test_changes_asked_are_made_and_sent_in_at_once(as_anna, anna, edition):
    team = make_team(lead=anna, status=Status.CHANGES_ASKED)

    assert team.status_note in as_anna.get(f"/teams/{team.slug}/bewerken/").text
    edit(as_anna, team, goal="Beter.", submit="1")

    team.refresh_from_db()
    assert (team.status, team.goal) == (Status.SUBMITTED, "Beter.")


@pytest.mark.parametrize("overrides", [{"name": ""}, {"goal": ""}, {"name": "x" * 61}])
def test_bad_edit_changes_nothing_and_keeps_the_words(as_anna, team, overrides):
    response = edit(as_anna, team, website="www.voorbeeld.nl", **overrides)

    assert response.status_code == 422
    assert "voorbeeld.nl" in response.text
    assert InspiratieTeam.objects.get(pk=team.pk).website == ""


# --- Steps and taking part ------------------------------------------------------------------------


def test_lead_withdraws_from_the_site(as_anna, anna, edition):
    team = make_team(lead=anna, status=Status.SUBMITTED)

    response = as_anna.post(f"/teams/{team.slug}/stap/", {"step": "withdraw"})

    team.refresh_from_db()
    assert (team.status, response.url) == (Status.CONCEPT, "/mijn/")


@pytest.mark.parametrize(
    ("role", "step"),
    [("chris", "take_offline"), ("bram", "trust"), ("anna", "publish"), ("anna", "onzin")],
)
def test_step_that_is_not_theirs_is_refused_in_words(browsers, team, role, step):
    response = browsers[role].post(f"/teams/{team.slug}/stap/", {"step": step}, follow=True)

    team.refresh_from_db()
    assert (team.status, team.is_trusted) == (Status.PUBLISHED, False)
    assert len(list(response.context["messages"])) == 1


def test_older_team_takes_part_again(as_anna, team, anna):
    team.participations.all().delete()
    team.participations.create(edition=make_edition(2024))

    assert "Wij doen weer mee" in as_anna.get("/mijn/").text
    as_anna.post(f"/teams/{team.slug}/meedoen/")
    as_anna.post(f"/teams/{team.slug}/meedoen/")

    assert sorted(part.edition.year for part in team.participations.all()) == [2024, 2026]
    assert "Wij doen weer mee" not in as_anna.get("/mijn/").text
