"""What every list agrees on: which edition, until when, on which day, and for which choice."""

import datetime as dt

import pytest
from django.core.cache import cache

from activities.listing import SHOWN, cards_of
from tests.activities.outputs import OF_LIST, unfolded
from tests.factories import at, make_activity, make_edition, make_moment, make_theme

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY = dt.date(2026, 12, 14), dt.date(2026, 12, 15)
MAARSSEN = {"province": "Utrecht", "place_name": "Maarssen", "lat": 52.1392, "lon": 5.0394}
# /volg/ tells how to follow a list and shows nothing of it.
SHOWING = [
    *OF_LIST[:5],
    "/activiteiten/week/",
    "/activiteiten/kaart/",
    "/activiteiten/kaart.geojson",
]
PAGES = ["/activiteiten/", "/activiteiten/week/", "/activiteiten/kaart/", "/embed/activiteiten/"]


@pytest.mark.parametrize("address", SHOWING)
def test_list_is_of_the_edition_that_was_asked_for(client, edition, address):
    make_activity("Soep")
    make_activity("Taart", edition=make_edition(2024))

    now, then = (unfolded(client.get(address, query)) for query in ({}, {"editie": "2024"}))

    assert ("Soep" in now, "Taart" in now) == (True, False)
    assert ("Soep" in then, "Taart" in then) == (False, True)


@pytest.mark.parametrize("dayparts", ["", "?dagdeel=middag"])
@pytest.mark.parametrize("address", SHOWING)
def test_moment_is_in_every_list_until_the_second_it_ends(
    client, edition, moment_in_time, address, dayparts
):
    moment = make_moment(make_activity("Taart", moments=0), at(MONDAY, 14))
    moment_in_time.move_to(moment.ends_at - dt.timedelta(seconds=1))
    before = unfolded(client.get(address + dayparts))
    cache.clear()
    moment_in_time.move_to(moment.ends_at)

    after = unfolded(client.get(address + dayparts))

    assert "Taart" in before
    assert "Taart" not in after
    if address in PAGES[:3]:
        assert "1 activiteit" in before
        assert "Geen activiteiten" in after


@pytest.mark.parametrize(
    ("hour", "minute", "day", "daypart"),
    [
        (0, 0, TUESDAY, "avond"),
        (0, 30, TUESDAY, "avond"),
        (5, 59, TUESDAY, "avond"),
        (6, 0, TUESDAY, "ochtend"),
        (11, 59, TUESDAY, "ochtend"),
        (12, 0, TUESDAY, "middag"),
        (17, 59, TUESDAY, "middag"),
        (18, 0, TUESDAY, "avond"),
        (23, 59, TUESDAY, "avond"),
    ],
)
def test_day_and_part_of_it_are_those_of_a_clock_in_amsterdam(
    client, edition, hour, minute, day, daypart
):
    make_moment(make_activity("Soep", moments=0), at(TUESDAY, hour, minute))

    query = {"dag": day.isoformat(), "dagdeel": daypart}
    for address in SHOWING:
        assert "Soep" in unfolded(client.get(address, query)), address
    counts = client.get("/activiteiten/").context["form"].counts
    assert (counts["dag"], counts["dagdeel"]) == ({day.isoformat(): 1}, {daypart: 1})
    [row] = client.get("/activiteiten/activiteiten.csv").text.splitlines()[1:]
    assert f";{day};{hour:02}:{minute:02};" in row


def test_activity_that_begins_twice_at_once_is_listed_once(client, edition):
    activity = make_activity("Soep", moments=0)
    short, _ = make_moment(activity, at(MONDAY, 14)), make_moment(activity, at(MONDAY, 14), hours=3)

    [card] = client.get("/activiteiten/").context["page_obj"]

    assert card.next_moment.pk == short.pk
    assert client.get("/activiteiten/feed.atom").text.count("<entry>") == 1


def test_archive_leaves_out_what_never_got_a_day_when_a_day_is_asked_for(client, edition):
    past = make_edition(2024)
    make_activity("Zonder dag", edition=past, moments=0)
    make_activity("Met dag", edition=past)

    for query in ("dag=2024-12-14", "dagdeel=middag"):
        page = client.get(f"/activiteiten/?editie=2024&{query}")
        assert [one.title for one in page.context["page_obj"]] == ["Met dag"]
        assert page.context["form"].counts["dag"] == {"2024-12-14": 1}
        told = client.get(f"/activiteiten/feed.atom?editie=2024&{query}").text
        assert ("Met dag" in told, "Zonder dag" in told) == (True, False)
        on_map = client.get(f"/activiteiten/kaart/?editie=2024&{query}")
        assert [one.context["page_obj"].paginator.count for one in (page, on_map)] == [1, 1]


def test_answer_kept_for_one_choice_is_not_given_to_another(client, edition):
    """Counts and pins are kept apart from the pages that show them."""
    theme = make_theme("Samen eten")
    for number in range(3):
        make_activity(f"Soep {number}", theme=theme)
    make_activity("Wandeling", moments=2, **MAARSSEN)
    make_activity("Taart", edition=make_edition(2024), **MAARSSEN)
    filters = ["", "thema=samen-eten", "provincie=utrecht", "dag=2026-12-15", "editie=2024"]
    boxes = ["bbox=4.9,52,5.2,52.3", "bbox=4,51,6.9,53", "bbox=4.9,52,5.2,52.3&editie=2024"]
    addresses = [f"/activiteiten/?{query}" for query in filters]
    addresses += [f"/activiteiten/week/?{query}" for query in filters]
    addresses += [f"/activiteiten/kaart/?{query}" for query in (*filters, *boxes)]
    addresses += [
        f"/activiteiten/kaart.geojson?{query}&zoom={zoom}"
        for query in (*filters, *boxes)
        for zoom in (5, 12)
    ]

    one_by_one = []
    for address in addresses:
        cache.clear()
        one_by_one.append(client.get(address).content)
    cache.clear()
    in_a_row = [client.get(address).content for address in addresses]

    assert in_a_row == one_by_one


def test_of_two_that_began_alike_only_what_still_goes_on_counts(client, edition, moment_in_time):
    for title, hours in (("Kort", 1), ("Lang", 3)):
        make_moment(make_activity(title, moments=0), at(MONDAY, 14), hours=hours)
    moment_in_time.move_to(at(MONDAY, 16))

    page = client.get("/activiteiten/")

    assert [one.title for one in page.context["page_obj"]] == ["Lang"]
    assert page.context["page_obj"].paginator.count == 1
    assert page.context["form"].counts["dagdeel"] == {"middag": 1}


@pytest.mark.parametrize("name", ["agenda.ics", "activiteiten.csv"])
def test_files_hold_the_part_of_the_day_that_was_asked_for(client, edition, name):
    activity = make_activity("Soep", moments=0)
    morning, evening = (make_moment(activity, at(MONDAY, hour)) for hour in (9, 19))

    told = unfolded(client.get(f"/activiteiten/{name}", {"dagdeel": "avond"}))

    assert (str(evening.uuid) in told, str(morning.uuid) in told) == (True, False)


def test_second_page_is_an_address_of_its_own(client, edition):
    for number in range(25):
        make_activity(f"Soep {number}")

    page = client.get("/activiteiten/?pagina=2&kleur=rood")

    link = '<link rel="canonical" href="http://testserver/activiteiten/?pagina=2">'
    assert link in page.text


def test_row_whose_activity_just_went_shows_no_card(edition):
    stays, gone = make_activity("Soep"), make_activity("Taart")
    rows = [{"pk": one.pk, **{f"shown__{name}": None for name in SHOWN}} for one in (gone, stays)]
    gone.delete()

    assert [card.title for card in cards_of(rows)] == ["Soep"]
