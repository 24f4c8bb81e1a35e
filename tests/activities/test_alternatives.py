"""What the list offers when nothing fits: wider around, another day, or one filter less."""

import datetime as dt

import pytest

from tests.activities.places import MAARSSEN
from tests.factories import at, make_activity, make_moment
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
LIST = "/activiteiten/"


def shown(page):
    return [activity.title for activity in page.context["page_obj"]]


def ways(page):
    return {(way.label, way.count): way.url for way in page.context["ways"]}


def test_nothing_near_offers_a_wider_circle(client, walk):
    page = client.get(f"{LIST}?plaats=Utrecht&straal=2")

    assert ways(page) == {("Binnen 10 km", 1): "?plaats=Utrecht&straal=10"}


def test_two_wider_circles_that_each_hold_more_are_offered(client, walk):
    for number, north in enumerate((0.0, 0.1, 0.2, 0.35)):
        make_activity(f"Verder {number}", **{**MAARSSEN, "lat": MAARSSEN["lat"] + north})

    page = client.get(f"{LIST}?plaats=Utrecht&straal=2")

    assert list(ways(page)) == [("Binnen 10 km", 2), ("Binnen 25 km", 3)]


def test_other_days_are_offered_in_order_and_not_the_one_asked_for(client, soup, walk):
    wednesday = make_activity("Laat", moments=0)
    make_moment(wednesday, at(dt.date(2026, 12, 16), 10))
    type(soup).objects.filter(pk=soup.pk).update(status=Status.CANCELLED)

    page = client.get(f"{LIST}?dag=2026-12-14")

    assert [way.label for way in page.context["ways"]] == [
        "Op dinsdag 15 december",
        "Op woensdag 16 december",
    ]


def test_nothing_that_day_offers_the_days_that_have_something(client, walk):
    page = client.get(f"{LIST}?dag=2026-12-18")

    assert ways(page) == {("Op dinsdag 15 december", 1): "?dag=2026-12-15"}


def test_nothing_in_that_part_of_the_day_offers_another(client, walk):
    page = client.get(f"{LIST}?dagdeel=avond")

    assert ways(page) == {("In de ochtend", 1): "?dagdeel=ochtend"}


def test_nothing_at_all_offers_to_let_one_filter_go(client, soup, walk):
    page = client.get(f"{LIST}?q=wandelen&gratis=1&thema=lopen")

    assert ways(page) == {("Zonder “gratis”", 1): "?q=wandelen&thema=lopen"}
    assert 'href="?q=wandelen&amp;thema=lopen"' in page.text


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ("plaats=Groningen", "In heel Nederland"),
        ("dag=2026-12-18", "Op alle dagen"),
        ("dagdeel=avond", "De hele dag"),
        ("provincie=drenthe", "Ook buiten Drenthe"),
        ("gratis=1", "Zonder “gratis”"),
    ],
)
def test_letting_a_filter_go_is_called_what_it_gives(client, walk, other, words):
    page = client.get(f"{LIST}?q=wandelen&{other}")

    assert ways(page)[words, 1] == "?q=wandelen"


def test_nothing_for_these_words_offers_to_let_them_go(client, soup, walk):
    page = client.get(f"{LIST}?q=vliegeren&gratis=1")

    assert ways(page) == {("Zonder “vliegeren”", 1): "?gratis=1"}


def test_what_is_called_off_alone_offers_what_goes_on(client, soup, walk):
    type(walk).objects.filter(pk=walk.pk).update(status=Status.CANCELLED)

    page = client.get(f"{LIST}?dagdeel=ochtend")

    assert shown(page) == [walk.title]
    assert ways(page) == {("In de avond", 1): "?dagdeel=avond"}
    assert "Dit is er wel" in page.text


def test_something_found_offers_no_ways_on(client, walk):
    assert client.get(f"{LIST}?q=wandelen").context["ways"] == []
