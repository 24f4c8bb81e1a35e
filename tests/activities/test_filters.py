"""The filters of the list, each alone and together, against what they should let through."""

import datetime as dt
import re

import pytest

from tests.activities.places import MAARSSEN
from tests.factories import (
    at,
    make_activity,
    make_audience,
    make_branch,
    make_moment,
    make_team,
    make_theme,
)

pytestmark = pytest.mark.django_db
LIST = "/activiteiten/"
MONDAY, TUESDAY = dt.date(2026, 12, 14), dt.date(2026, 12, 15)


@pytest.fixture
def three(edition):
    """Soup in Zwolle on Monday morning, a walk in Maarssen on Tuesday evening, and one online."""
    soup = make_activity(
        "Soep koken",
        moments=0,
        theme=make_theme("Samen eten"),
        branch=make_branch("Zorg"),
        cost="3.50",
        is_step_free=True,
        team=make_team(slug="soepteam"),
    )
    walk = make_activity(
        "Wandeling langs de Vecht",
        description="We lopen een uur in een rustig tempo.",
        moments=0,
        theme=make_theme("Wandelen"),
        welcomes_alone=True,
        **MAARSSEN,
    )
    online = make_activity(
        "Online verhalen",
        description="Vertel mee.",
        moments=0,
        place_kind="online",
        province="",
        lat=None,
        lon=None,
    )
    soup.audiences.add(make_audience("Ouderen"))
    make_moment(soup, at(MONDAY, 10))
    make_moment(soup, at(TUESDAY, 15))
    make_moment(walk, at(TUESDAY, 19))
    make_moment(online, at(MONDAY, 13))
    return {"soep": soup, "wandeling": walk, "online": online}


def names(client, three, query):
    page = client.get(f"{LIST}?{query}")
    assert page.status_code == 200
    shown = set(page.context["page_obj"])
    return {name for name, activity in three.items() if activity in shown}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"soep", "wandeling", "online"}),
        ("q=soep", {"soep"}),
        ("q=VECHT+langs", {"wandeling"}),
        ("q=maarssen", {"wandeling"}),
        ("dag=2026-12-14", {"soep", "online"}),
        ("dag=2026-12-14&dag=2026-12-15", {"soep", "wandeling", "online"}),
        ("dagdeel=ochtend", {"soep"}),
        ("dagdeel=ochtend&dagdeel=avond", {"soep", "wandeling"}),
        # One moment must fit both: on Tuesday the soup is in the afternoon.
        ("dag=2026-12-15&dagdeel=ochtend", set()),
        ("dag=0001-01-01&dag=2026-12-15&dag=9999-12-31", {"soep", "wandeling"}),
        ("dag=2026-12-15&dagdeel=middag", {"soep"}),
        ("provincie=overijssel", {"soep"}),
        ("provincie=overijssel&provincie=utrecht", {"soep", "wandeling"}),
        ("gemeente=Stichtse+Vecht", {"wandeling"}),
        ("thema=samen-eten", {"soep"}),
        ("doelgroep=ouderen", {"soep"}),
        ("branche=zorg", {"soep"}),
        ("team=soepteam", {"soep"}),
        ("gratis=1", {"wandeling", "online"}),
        ("online=1", {"online"}),
        ("alleen-welkom=1", {"wandeling"}),
        ("toegankelijk=1", {"soep"}),
        ("plaats=3607", {"wandeling"}),
        ("plaats=3607+AB&straal=2", {"wandeling"}),
        ("plaats=Zwolle", {"soep"}),
        ("plaats=Utrecht&straal=2", set()),
        ("plaats=Utrecht&straal=10", {"wandeling"}),
        ("thema=samen-eten&gratis=1", set()),
        ("q=soep&plaats=Zwolle&dag=2026-12-14&dagdeel=ochtend&doelgroep=ouderen", {"soep"}),
        ("editie=1999", {"soep", "wandeling", "online"}),
    ],
)
def test_filter_lets_through(client, three, query, expected):
    assert names(client, three, query) == expected


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("dag=gisteren", "gisteren"),
        ("dag=2026-02-31", "2026-02-31"),
        ("dagdeel=nacht", "nacht"),
        ("provincie=belgie", "belgie"),
        ("gemeente=Atlantis", "Atlantis"),
        ("thema=verzonnen", "verzonnen"),
        ("straal=3", "“3”"),
        ("plaats=Xyzzyxburg", "Xyzzyxburg"),
        ("editie=1999", "“1999” kennen we niet bij editie"),
    ],
)
def test_unknown_value_is_named_and_left_out(client, three, query, named):
    page = client.get(f"{LIST}?{query}")

    assert page.status_code == 200
    assert "Dit hebben we niet meegeteld" in page.text
    assert named in page.text
    assert page.context["page_obj"].paginator.count == 3


@pytest.mark.parametrize("query", ["gratis=0", "gratis=nee", "toegankelijk=", "online=11"])
def test_filter_that_is_not_on_leaves_nothing_out(client, three, query):
    assert names(client, three, query) == {"soep", "wandeling", "online"}


def test_what_costs_little_is_not_free(client, three):
    make_activity("Voor een halve euro", cost="0.50")

    page = client.get(f"{LIST}?gratis=1").context["page_obj"]

    assert set(page) == {three["wandeling"], three["online"]}
    assert page.paginator.count == 2


@pytest.mark.parametrize(
    ("before", "query", "expected"),
    [
        ("q=soep&q=xyzzy", "q=xyzzy&q=soep", {"soep"}),
        ("plaats=Zwolle&plaats=Maastricht", "plaats=Maastricht&plaats=Zwolle", {"soep"}),
        ("plaats=Utrecht&straal=50&straal=2", "plaats=Utrecht&straal=2&straal=50", {"wandeling"}),
        ("gratis=1&gratis=0", "gratis=0&gratis=1", {"wandeling", "online"}),
    ],
)
def test_repeating_what_is_read_once_shows_the_last(client, three, before, query, expected):
    """Whoever comes second must not get the count that was kept for the first."""
    client.get(f"{LIST}?{before}")

    page = client.get(f"{LIST}?{query}").context["page_obj"]

    assert set(page) == {three[name] for name in expected}
    assert page.paginator.count == len(expected)


@pytest.mark.parametrize(
    ("query", "expected"),
    [("gratis=+1", {"wandeling", "online"}), ("plaats=Utrecht&straal=+2", set())],
)
def test_space_around_a_value_says_nothing(client, three, query, expected):
    assert names(client, three, query) == expected


def test_endless_words_and_places_are_cut(client, three):
    filters = client.get(LIST, {"q": "soep " * 50, "plaats": "x" * 200}).context["filters"]

    assert (len(filters.words), len(filters.place_text)) == (80, 80)


def test_filter_is_taken_off_whole_and_leads_to_the_first_page(client, three):
    page = client.get(LIST, {"q": " soep ", "gratis": "1", "pagina": "2"})

    urls = {row["name"]: row["url"] for row in page.context["filters"].active}
    assert urls == {"q": "?gratis=1", "gratis": "?q=+soep+"}


def test_ambiguous_place_asks_which(client, three):
    page = client.get(f"{LIST}?plaats=Rijswijk&dag=2026-12-14")

    answers = page.context["place_answers"]
    assert "Welke plaats bedoel je?" in page.text
    assert page.context["summary"].startswith("2 activiteiten in heel Nederland, op maandag")
    assert len(answers) == 3
    for answer in answers:
        chosen = client.get(LIST + answer["url"])
        assert chosen.context["filters"].place.label == answer["label"]
        assert "dag=2026-12-14" in answer["url"]


def said_of_the_place(client, address):
    page = client.get(address).text
    name = re.search(r'id="filter-plaats" [^>]*aria-describedby="([^"]+)"', page)[1]
    return re.search(rf'<p [^>]*id="{name}"[^>]*>(.*?)</p>', page)[1]


@pytest.mark.parametrize("where", [LIST, f"{LIST}week/", f"{LIST}kaart/"])
def test_place_in_doubt_is_said_beside_its_field(client, three, where):
    assert said_of_the_place(client, f"{where}?plaats=Rijswijk").startswith(
        "Die plaats is er vaker."
    )
    assert said_of_the_place(client, f"{where}?plaats=Xyzzy").startswith(
        "Die plaats kennen we niet."
    )
    assert said_of_the_place(client, f"{where}?plaats=Maarssen") == ""


def test_page_says_in_words_what_is_shown(client, three):
    page = client.get(f"{LIST}?plaats=Maarssen&straal=10&dag=2026-12-15")

    assert "1 activiteit binnen 10 km van Maarssen, op dinsdag 15 december" in page.text


def test_each_filter_can_be_taken_off_by_itself(client, three):
    page = client.get(f"{LIST}?q=soep&plaats=Zwolle&straal=25&thema=samen-eten")

    urls = {row["name"]: row["url"] for row in page.context["filters"].active}
    assert urls == {
        "q": "?plaats=Zwolle&straal=25&thema=samen-eten",
        "plaats": "?q=soep&thema=samen-eten",
        "thema": "?q=soep&plaats=Zwolle&straal=25",
    }


def test_sorting_by_distance(client, three):
    page = client.get(f"{LIST}?plaats=Utrecht&straal=50&sorteer=afstand")

    distances = [round(one.distance_km) for one in page.context["page_obj"]]
    assert distances == sorted(distances)
    assert "op 7 km" in page.text


def test_nothing_found_shows_a_way_on(client, three):
    page = client.get(f"{LIST}?q=nergens")

    assert "Geen activiteiten met “nergens”" in page.text
    assert "Toon alle activiteiten" in page.text


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("q=" + "x" * 5000, 0),
        ("q=%F0%9F%8E%89", 3),
        ("dag=%F0%9F%8E%89", 3),
        ("plaats=%FF", 3),
        ("straal=-1&sorteer=%27", 3),
    ],
)
def test_strange_input_is_answered(client, three, query, count):
    assert client.get(f"{LIST}?{query}").context["page_obj"].paginator.count == count


@pytest.mark.parametrize("query", ["q=%00", "plaats=%00%FF"])
def test_character_that_no_database_keeps_is_refused(client, three, query):
    assert client.get(f"{LIST}?{query}").status_code == 400
