"""The pages of the editions: honest about what isn't known, readable long after the week."""

import pytest

from tests import factories
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.publishing import Status


def html(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_editions_stand_in_the_order_of_their_years(client, db):
    for year in (2026, 2023, 2024):
        factories.make_edition(year)

    page = html(client, "/edities/")

    places = [page.index(f'href="/edities/{year}/"') for year in (2023, 2024, 2026)]
    assert places == sorted(places)


def test_editions_page_answers_on_an_empty_site(client, db):
    assert "Hier komen de edities" in html(client, "/edities/")


def test_editions_page_needs_the_same_queries_for_one_and_three(
    client, edition, django_assert_num_queries
):
    with django_assert_num_queries(6):
        client.get("/edities/")
    factories.make_edition(2023)
    factories.make_edition(2024)
    raise_revision()
    with django_assert_num_queries(6):
        client.get("/edities/")


def test_edition_without_days_says_so(client, db):
    factories.make_edition(2023, first_day=None, last_day=None)

    assert "De precieze dagen kennen we niet" in html(client, "/edities/2023/")


def test_edition_to_come_without_days_says_that_they_follow(client, db):
    factories.make_edition(2027, first_day=None, last_day=None)

    assert "De dagen zijn nog niet bekend" in html(client, "/edities/2027/")


def test_edition_tells_its_story_and_numbers(client, db):
    edition = factories.make_edition(2024, story="## Maarssenbroek\n\nDaar begon het.")
    factories.make_activity(edition=edition)

    page = html(client, "/edities/2024/")

    assert "<h2>Maarssenbroek</h2>" in page
    assert 'activiteit</dt><dd class="numbers__value">1</dd>' in page
    assert 'gemeente</dt><dd class="numbers__value">1</dd>' in page


def test_edition_links_its_teams_and_activities_but_nothing_that_is_not_public(client, edition):
    activity = factories.make_activity()
    team = factories.make_team()
    factories.make_activity("Wacht nog even", status=Status.SUBMITTED)
    factories.make_team("Wachtend team", status=Status.SUBMITTED)

    page = html(client, "/edities/2026/")

    assert f'href="{activity.get_absolute_url()}"' in page
    assert f'href="{team.get_absolute_url()}"' in page
    assert "Wacht nog even" not in page
    assert "Wachtend team" not in page


def test_edition_of_long_ago_without_activities_explains_why(client, db):
    factories.make_edition(2023, first_day=None, last_day=None)

    assert "staan niet op deze site" in html(client, "/edities/2023/")


def test_edition_spreads_its_activities_over_pages(client, edition):
    for number in range(25):
        factories.make_activity(f"Soep {number}")

    first, second = html(client, "/edities/2026/"), html(client, "/edities/2026/?pagina=2")

    assert first.count('class="card activity-card') == 24
    assert second.count('class="card activity-card') == 1
    assert '<link rel="canonical" href="http://testserver/edities/2026/?pagina=2">' in second


def test_edition_shows_its_last_page_when_asked_for_one_past_the_end(client, edition):
    factories.make_activity()

    assert "Soep voor de straat" in html(client, "/edities/2026/?pagina=99")


def test_edition_page_needs_the_same_queries_for_one_and_three(
    client, edition, django_assert_num_queries
):
    def fill(number):
        factories.make_team(f"Team {number}")
        factories.make_activity(f"Soep {number}", theme=factories.make_theme(f"Thema {number}"))

    fill(1)
    with django_assert_num_queries(14):
        client.get("/edities/2026/")
    fill(2)
    fill(3)
    raise_revision()
    with django_assert_num_queries(14):
        client.get("/edities/2026/")


def test_edition_that_does_not_exist_is_not_found(client, edition):
    assert client.get("/edities/1999/").status_code == 404


@pytest.mark.parametrize("who", ["client", "as_anna", "as_sam", "as_mo", "as_olga"])
@pytest.mark.parametrize("address", ["/edities/", "/edities/2026/"])
def test_editions_are_for_everybody(request, edition, who, address):
    response = request.getfixturevalue(who).get(address)

    assert response.status_code == 200
    assert not response.cookies
    # Who carries a session may have a message waiting in it; nobody else's page depends on it.
    assert ("Cookie" in response.headers.get("Vary", "")) == (who != "client")
