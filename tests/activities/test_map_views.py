"""The map as a page, and its pins as GeoJSON: what they show, to whom they link, what they hide."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import Activity
from tests.activities.places import MAARSSEN
from tests.factories import at, make_activity, make_edition, make_moment
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
MAP, PINS = "/activiteiten/kaart/", "/activiteiten/kaart.geojson"
SECRET_STREET = "Geheimstraat 99"


@pytest.fixture
def two(edition):
    """Soup in Zwolle, a walk in Maarssen."""
    return make_activity("Soep"), make_activity("Wandeling", **MAARSSEN)


@pytest.mark.parametrize("where", ["", "week/", "kaart/"])
def test_every_shape_of_the_list_tells_what_is_for_an_own_group(client, two, where):
    own = {"openness": "eigen-groep", "address_visibility": "buurt", "coming": "gewoon"}
    Activity.objects.filter(title="Soep").update(**own)

    text = client.get(f"/activiteiten/{where}").text.casefold()

    assert text.count("eigen groep") - text.count("voor een eigen groep") == 1


def pins(client, query=""):
    answer = client.get(f"{PINS}?{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/geo+json"
    return [feature["properties"] for feature in answer.json()["features"]]


def titles(client, query=""):
    return {pin.get("title") for pin in pins(client, query)}


# --- GeoJSON ------------------------------------------------------------------------------------


def test_pin_at_the_edge_counts_what_stands_just_outside(client, edition):
    """Cells are counted whole, so that pins don't change as somebody moves the map."""
    for lon in (5.03, 5.04):
        make_activity(**{**MAARSSEN, "lon": lon})

    assert pins(client, "bbox=4.9,52,5.035,52.3&zoom=8") == [{"count": 2}]


def test_single_pin_tells_what_and_when(client, two):
    walk = next(pin for pin in pins(client) if pin["title"] == "Wandeling")

    assert walk == {
        "title": "Wandeling",
        "url": two[1].get_absolute_url(),
        "when": "maandag 14 december, 14.00 – 16.00 uur",
    }


def test_pin_stands_at_the_public_point_in_the_order_of_geojson(client, two):
    [feature] = client.get(f"{PINS}?provincie=utrecht").json()["features"]

    assert feature["geometry"] == {"type": "Point", "coordinates": [5.0394, 52.1392]}


def test_activities_on_one_spot_are_one_pin_with_a_count(client, edition):
    make_activity()
    make_activity()

    assert pins(client) == [{"count": 2, "spot": 1}]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"Soep", "Wandeling"}),
        ("provincie=utrecht", {"Wandeling"}),
        ("q=wandeling", {"Wandeling"}),
        ("dag=2026-12-15", set()),
        ("bbox=4.9,52,5.2,52.3", {"Wandeling"}),
        ("bbox=4.9,52,5.2,52.3&provincie=overijssel", set()),
        ("plaats=Zwolle&straal=5", {"Soep"}),
        ("bbox=-180,-90,180,90&zoom=12", {"Soep", "Wandeling"}),
        ("bbox=100,0,110,10", set()),
        ("zoom=99", {"Soep", "Wandeling"}),
    ],
)
def test_pins_honour_box_and_filters(client, two, query, expected):
    assert titles(client, query) == expected


@pytest.mark.parametrize(
    "query",
    [
        *("bbox=abc", "bbox=6,51,4,53", "bbox=179,51,-179,53"),
        *("zoom=ver", "zoom=-1", "zoom=²", "zoom=" + "9" * 5000),
    ],
)
def test_pins_of_no_piece_of_the_map_are_refused_in_dutch(client, two, query):
    answer = client.get(f"{PINS}?{query}")

    assert answer.status_code == 400
    assert set(answer.json()) == {"fout"}
    assert any(word in answer.json()["fout"] for word in ("kaart", "zoom"))


def test_pin_of_an_archive_tells_when_there_never_was_a_day(client, edition):
    make_activity("Ooit", edition=make_edition(2024), moments=0)

    [pin] = pins(client, "editie=2024")

    assert (pin["title"], pin["when"]) == ("Ooit", "Dag en tijd volgen")


def test_pins_leave_out_what_is_not_public_or_nowhere(client, edition):
    make_activity("Wacht", status=Status.SUBMITTED)
    make_activity("Weg", status=Status.OFFLINE)
    make_activity("Online", place_kind="online", lat=None, lon=None)
    make_activity("Afgelast", status=Status.CANCELLED)

    assert titles(client) == {"Gaat niet door: Afgelast"}


# --- The page -----------------------------------------------------------------------------------


def test_dots_lead_to_the_activity_or_closer(client, two):
    make_activity("Nog meer soep")

    page = client.get(MAP)

    dots = {dot.label: dot.url for dot in page.context["dots"]}
    assert dots["Wandeling, Maarssen"] == two[1].get_absolute_url()
    closer = client.get(dots["2 activiteiten rond Zwolle"].partition("#")[0].join((MAP, "")))
    assert {one.title for one in closer.context["page_obj"]} == {"Soep", "Nog meer soep"}
    assert "2 activiteiten op dit stuk van de kaart" in closer.text


def test_map_zooms_to_the_box_the_place_and_the_province(client, two):
    whole = client.get(MAP).context["frame"]
    for query in ("bbox=4.9,52,5.2,52.3", "plaats=Maarssen", "provincie=utrecht"):
        page = client.get(f"{MAP}?{query}")

        assert page.context["frame"].width < whole.width / 3
        assert [dot.label for dot in page.context["dots"]] == ["Wandeling, Maarssen"]
        assert [one.title for one in page.context["page_obj"]] == ["Wandeling"]


def test_provinces_count_and_link(client, two):
    page = client.get(f"{MAP}?q=wandeling")
    provinces = {one["slug"]: one for one in page.context["provinces"]}

    assert (provinces["overijssel"]["count"], provinces["utrecht"]["count"]) == (0, 1)
    assert provinces["utrecht"]["url"] == "?q=wandeling&provincie=utrecht#kaart"


def test_province_and_whole_country_leave_the_box(client, two):
    page = client.get(f"{MAP}?gratis=1&bbox=4.9,52,5.2,52.3&pagina=2")

    assert page.context["whole_url"] == "?gratis=1#kaart"
    assert page.context["provinces"][0]["url"] == "?gratis=1&provincie=drenthe#kaart"
    assert page.context["filters"].active[-1]["url"] == "?gratis=1"


@pytest.mark.parametrize("box", ["abc", "6,51,4,53", "4,53,6,51", "179,51,-179,53", "<b>"])
def test_wrong_box_is_named_and_left_out(client, two, box):
    page = client.get(MAP, {"bbox": box})

    assert page.status_code == 200
    assert "hebben we overgeslagen" in page.context["filters"].unknown[0]
    assert len(page.context["page_obj"]) == 2


def test_what_has_no_point_is_in_the_list_and_said(client, two):
    make_activity("Online", place_kind="online", lat=None, lon=None)

    page = client.get(MAP)

    assert len(page.context["page_obj"]) == 3
    assert "1 daarvan staat niet op de kaart" in page.text


def test_map_writes_numbers_with_a_point(client, two):
    page = client.get(MAP)

    assert 'viewBox="0.00 0.00 613.00 724.00"' in page.text
    assert 'data-lat="52.1392" data-lon="5.0394"' in page.text


def test_shapes_keep_the_filters_but_not_the_box(client, two):
    page = client.get(f"{MAP}?gratis=1&bbox=4.9,52,5.2,52.3")

    for shape in ("", "week/", "kaart/"):
        assert f'href="/activiteiten/{shape}?gratis=1"' in page.text


def test_only_the_map_may_show_pictures_of_another_host(client, two):
    policy = client.get(MAP)["Content-Security-Policy"]

    assert "img-src 'self' data: https://service.pdok.nl;" in policy + ";"
    # And once more, for a page that is kept must keep its policy.
    assert client.get(MAP)["Content-Security-Policy"] == policy
    for other in ("/activiteiten/", "/activiteiten/week/", "/"):
        assert "pdok" not in client.get(other)["Content-Security-Policy"]


def test_map_without_anything_answers(client):
    assert client.get(MAP).status_code == 200
    assert pins(client) == []


def test_map_of_an_empty_edition_invites(client, edition):
    assert "Jij kunt de eerste zijn" in client.get(MAP).text


@pytest.mark.parametrize("url", [MAP, PINS, f"{MAP}?bbox=4,51,6.9,53", f"{PINS}?zoom=12"])
def test_map_asks_as_often_for_thirty_as_for_two(client, two, url):
    with_two = queries_of(client, url)
    for number in range(28):
        one = make_activity(lat=51.5 + number / 20, lon=5.0 + number / 30)
        make_moment(one, at(one.edition.first_day, 9))

    assert queries_of(client, url) == with_two
    assert with_two <= 15


# --- What must never show -----------------------------------------------------------------------


@pytest.mark.parametrize("openness", ["iedereen", "eigen-groep"])
def test_hidden_address_is_in_no_answer_and_in_no_query(client, edition, openness):
    hidden = make_activity(
        address=SECRET_STREET,
        place_label="Assendorp",
        address_visibility="buurt",
        openness=openness,
    )
    Activity.objects.exclude(pk=hidden.pk).delete()
    for url in (MAP, PINS, f"{MAP}?bbox=6,52.4,6.2,52.6", "/activiteiten/week/"):
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)

        assert "Soep voor de straat" in answer.text
        assert SECRET_STREET not in answer.text
        assert not any("privatelocation" in query["sql"].lower() for query in queries)


def test_page_of_an_activity_shows_where_it_is_about(client, two):
    page = client.get(two[1].get_absolute_url())
    box = page.context["small_map"]["bbox"]

    assert "De stip staat op het midden" in page.text
    assert [one.title for one in client.get(f"{MAP}?bbox={box}").context["page_obj"]] == [
        "Wandeling"
    ]


def test_page_of_an_online_activity_has_no_map(client, edition):
    online = make_activity(place_kind="online")

    assert "De stip staat op het midden" not in client.get(online.get_absolute_url()).text
