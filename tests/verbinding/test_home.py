"""The home page says in each phase what can be done now, to everybody the same."""

import datetime as dt
import json
import re

import pytest
from django.utils.html import escape

from sponsors.models import Kind
from tests import factories
from verbinding import frontpage, welcome
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.publishing import Status

FIRST_DAY = factories.FIRST_DAY
WEDNESDAY = FIRST_DAY + dt.timedelta(days=2)


def html(client):
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def heading_links(page):
    """The links and buttons of the hero: what this page asks of its reader."""
    hero = page[page.index('class="hero') : page.index("</h1>") + 4000]
    hero = hero[: hero.index("<svg", hero.index("</h1>"))]
    links = re.findall(r'<a class="button[^"]*" href="([^"]+)">([^<]+)</a>', hero)
    buttons = re.findall(r'<button class="button[^"]*" type="submit">([^<]+)</button>', hero)
    return links + [("", label) for label in buttons]


# --- The phases ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "action"),
    [
        ("2026-09-30", ("/teams/starten/", "Start een InspiratieTeam")),
        ("2026-10-01", ("/activiteiten/nieuw/", "Organiseer iets")),
        ("2026-12-13", ("/activiteiten/nieuw/", "Organiseer iets")),
        ("2026-12-14", ("", "Vind iets in de buurt")),
        ("2026-12-19", ("", "Vind iets in de buurt")),
        ("2026-12-20", ("/edities/2026/", "Kijk terug")),
        ("2027-01-18", ("/edities/2026/", "Kijk terug")),
        ("2027-01-19", ("/edities/2026/", "Kijk terug")),
    ],
)
def test_home_has_one_clear_action_that_fits_the_phase(client, db, moment_in_time, today, action):
    factories.make_edition(entering_opens_on=dt.date(2026, 10, 1))
    factories.make_activity()
    moment_in_time.move_to(factories.at(dt.date.fromisoformat(today), 9))

    assert heading_links(html(client)) == [action]


def test_home_sends_to_the_search_when_entering_has_closed(client, db):
    factories.make_edition(entering_closes_on=dt.date(2026, 11, 22))

    assert heading_links(html(client)) == [("", "Vind iets in de buurt")]


def test_home_asks_for_a_first_activity_when_the_week_is_still_empty(
    client, edition, moment_in_time
):
    moment_in_time.move_to(factories.at(FIRST_DAY, 9))

    assert heading_links(html(client)) == [("/activiteiten/nieuw/", "Organiseer iets")]


def test_home_tells_from_which_day_entering_opens(client, db, moment_in_time):
    factories.make_edition(entering_opens_on=dt.date(2026, 12, 1))

    assert "Vanaf 1 december zet je jouw activiteit erbij" in html(client)


def test_home_is_made_anew_when_the_week_begins(client, edition, moment_in_time):
    moment_in_time.move_to(factories.at(FIRST_DAY - dt.timedelta(days=1), 23, 59))
    assert "Het is zover" not in html(client)

    moment_in_time.shift(60)

    assert "Het is zover" in html(client)


def test_home_asks_another_question_on_the_next_day():
    asked = {welcome.question_of(FIRST_DAY + dt.timedelta(days=n)) for n in range(6)}

    assert len(asked) == 6
    assert all(question.endswith("?") for question in asked)


def test_home_without_an_edition_still_greets(client, db):
    page = html(client)

    assert escape(welcome.question_of(dt.date(2026, 11, 23))) in page
    assert "Binnenkort lees je hier wanneer" in page


def test_home_of_an_edition_without_days_invents_none(client, db):
    factories.make_edition(2027, first_day=None, last_day=None)

    page = html(client)

    assert "In december 2027" in page
    assert "?dag=" not in page


def test_home_marks_an_example_edition(client, db):
    edition = factories.make_edition(is_example=True)
    assert "Deze editie is een voorbeeld" in html(client)

    edition.is_example = False
    edition.save()
    raise_revision()

    assert "voorbeeld" not in html(client)


# --- What it shows ------------------------------------------------------------------------------


def test_home_counts_per_day_what_the_list_of_that_day_shows(client, edition):
    factories.make_activity(moments=2)
    factories.make_activity("Wandelen")
    factories.make_activity("Wacht nog", status=Status.SUBMITTED)
    cancelled = factories.make_activity("Gaat niet door")
    cancelled.moments.update(cancelled_at=factories.at(FIRST_DAY, 9))

    called_off = factories.make_activity("Afgelast", status=Status.CANCELLED)

    days = frontpage.days_with_counts(edition, FIRST_DAY)
    listed = client.get(days[0].url)

    assert called_off.title in listed.text
    assert listed.context["page_obj"].paginator.count == days[0].count
    assert [day.count for day in days] == [3, 1, 0, 0, 0, 0]
    assert days[0].url == "/activiteiten/?dag=2026-12-14"
    assert [day.is_current for day in days] == [True, False, False, False, False, False]


def test_home_links_each_day_to_its_activities(client, edition):
    page = html(client)

    for day in edition.days:
        assert f'href="/activiteiten/?dag={day.isoformat()}"' in page


def test_home_shows_an_activity_and_hides_what_is_not_public(client, edition):
    shown = factories.make_activity("Soep voor de straat")
    factories.make_activity("Nog even wachten", status=Status.SUBMITTED)
    factories.make_activity("Dit gaat niet door", status=Status.CANCELLED)
    factories.make_activity("Alleen groep 7", openness="eigen-groep", address_visibility="buurt")

    page = html(client)

    assert shown.get_absolute_url() in page
    for hidden in ("Nog even wachten", "Dit gaat niet door", "Alleen groep 7"):
        assert hidden not in page


def test_home_says_kindly_that_nobody_has_begun(client, edition):
    page = html(client)

    assert "De allereerste stoel is nog vrij" in page
    assert "Hier kun je zo aanschuiven" not in page


def test_home_shows_during_the_week_only_what_is_still_to_come(client, edition, moment_in_time):
    factories.make_activity("Gisteren gezongen")
    coming = factories.make_activity("Morgen dansen", moments=0)
    factories.make_moment(coming, factories.at(WEDNESDAY, 14))
    moment_in_time.move_to(factories.at(WEDNESDAY, 9))

    page = html(client)

    assert "Morgen dansen" in page
    assert "Gisteren gezongen" not in page


def test_home_looks_back_at_activities_after_the_week(client, edition, moment_in_time):
    factories.make_activity("Gisteren gezongen")
    moment_in_time.move_to(factories.at(edition.last_day + dt.timedelta(days=2), 9))

    page = html(client)

    assert "Dit gebeurde er" in page
    assert "Gisteren gezongen" in page


def test_home_chooses_activities_that_differ_in_day_theme_and_place(edition):
    soup = factories.make_theme("Samen eten")
    for number in range(8):
        factories.make_activity(f"Soep {number}", theme=soup)
    song = factories.make_activity(
        "Zingen", theme=factories.make_theme("Muziek"), municipality_code="GM0344", moments=0
    )
    factories.make_moment(song, factories.at(WEDNESDAY, 20))

    chosen = frontpage.chosen_activities(edition)

    assert len(chosen) == 6
    assert chosen[-1] == song


def test_home_orders_its_activities_by_their_next_moment(edition):
    late = factories.make_activity("Avond", moments=0)
    factories.make_moment(late, factories.at(FIRST_DAY, 20))
    early = factories.make_activity("Ochtend", moments=0)
    factories.make_moment(early, factories.at(FIRST_DAY, 9))

    assert frontpage.chosen_activities(edition) == [early, late]


def test_home_shows_teams_of_this_edition_only(client, edition):
    factories.make_team("Samen in Zwolle")
    factories.make_team("Wacht nog op ja", status=Status.SUBMITTED)
    elsewhere = factories.make_team("Alleen vorig jaar")
    elsewhere.participations.update(edition=factories.make_edition(2025))

    page = html(client)

    assert "Samen in Zwolle" in page
    assert "Wacht nog op ja" not in page
    assert "Alleen vorig jaar" not in page


def test_home_shows_who_powers_the_week_apart_from_its_sponsors(edition):
    powering = factories.make_sponsor("Bakkerij De Korst")
    helping = factories.make_sponsor("Fietsen Vooruit")
    hidden = factories.make_sponsor("Nog geheim")
    factories.make_sponsorship(powering, kind=Kind.POWERED_BY)
    factories.make_sponsorship(powering, kind=Kind.SPONSOR)
    factories.make_sponsorship(helping, kind=Kind.PROMOTION_PARTNER)
    factories.make_sponsorship(hidden, is_shown=False)

    assert frontpage.sponsors_of(edition) == ([powering], [helping])


def test_home_stands_when_the_file_of_a_logo_is_lost(client, edition):
    sponsor = factories.make_sponsor()
    factories.make_sponsorship(sponsor, kind=Kind.POWERED_BY)
    type(sponsor).objects.update(logo="logos/weg.png", logo_width=480, logo_height=240)

    assert 'alt="Bakkerij De Korst" width="480" height="240"' in html(client)


def test_home_names_the_hashtag_and_links_both_groups(client, db):
    factories.make_edition(
        hashtag="#WeekvandeVerbinding2026",
        facebook_url="https://facebook.example.nl/groep",
        linkedin_url="https://linkedin.example.nl/groep",
    )

    page = html(client)

    assert "#WeekvandeVerbinding2026" in page
    assert 'href="https://facebook.example.nl/groep"' in page
    assert 'href="https://linkedin.example.nl/groep"' in page


def test_home_searches_the_list_by_place(client, edition):
    factories.make_activity()

    page = html(client)

    form = page[page.index('<form class="home-search"') :]
    assert 'action="/activiteiten/#weergave" method="get"' in form[: form.index(">")]
    assert 'name="plaats"' in form


# --- The same for everybody ---------------------------------------------------------------------


@pytest.mark.parametrize("who", ["as_anna", "as_bram", "as_chris", "as_sam", "as_mo", "as_olga"])
def test_home_is_the_same_for_everybody(request, client, edition, who):
    theirs = html(request.getfixturevalue(who))

    assert theirs.split() == html(client).split()


def test_home_sets_no_cookie_and_does_not_vary_by_one(client, edition):
    response = client.get("/")

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_home_needs_the_same_queries_for_one_and_for_three(
    client, edition, django_assert_num_queries
):
    def fill(number):
        factories.make_activity(f"Soep {number}", theme=factories.make_theme(f"Thema {number}"))
        factories.make_team(f"Team {number}")
        sponsor = factories.make_sponsor(f"Bakkerij {number}")
        factories.make_sponsorship(sponsor, kind=Kind.POWERED_BY)
        factories.make_idea(f"Idee {number}")

    fill(1)
    with django_assert_num_queries(14):
        client.get("/")
    fill(2)
    fill(3)
    factories.make_activity("Drie keer", moments=3)
    # Not from the cache: nothing in the factories tells it that something changed.
    raise_revision()
    with django_assert_num_queries(14):
        client.get("/")


# --- For search engines -------------------------------------------------------------------------


def linked_data(page):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return found and found[1]


def test_home_tells_search_engines_the_days(client, edition):
    data = json.loads(linked_data(html(client)))

    assert data["@type"] == "EventSeries"
    assert (data["startDate"], data["endDate"]) == ("2026-12-14", "2026-12-19")


@pytest.mark.parametrize("fields", [{"is_example": True}, {"first_day": None, "last_day": None}])
def test_home_tells_search_engines_nothing_that_is_not_sure(client, db, fields):
    factories.make_edition(2027 if "first_day" in fields else 2026, **fields)

    assert linked_data(html(client)) is None


def test_linked_data_can_not_be_ended_by_a_title(client, db):
    title = "Week </script><script>alert(1)</script> & meer"
    factories.make_edition(title=title)

    data = linked_data(html(client))

    assert not set("<>&") & set(data)
    assert json.loads(data)["name"] == title


def test_home_has_a_canonical_address_and_open_graph(client, edition):
    page = client.get("/?utm_source=poster").content.decode()

    assert '<link rel="canonical" href="http://testserver/">' in page
    assert f'<meta property="og:title" content="{edition.title}">' in page


def test_home_tells_how_often_one_team_inspired_another(client, edition):
    mother = factories.make_team("Moeder")
    assert "kettingreactie" not in html(client).split("</main>")[0]

    factories.make_team("Kind", inspired_by=mother)
    factories.make_team("Wacht nog", inspired_by=mother, status=Status.SUBMITTED)
    raise_revision()

    assert "1 keer bracht een team het volgende op het idee" in html(client)
