"""Finding places: what people type, and what they must be asked."""

import pytest

from verbinding.lib import gazetteer
from verbinding.lib.places import (
    PROVINCES,
    distance_km,
    find_places,
    map_point,
    municipalities,
    municipality_named,
    nearest_postcode,
    neighbourhood,
    province_named,
    province_of,
    suggest_places,
    web_mercator,
)


def labels(places):
    return [place.label for place in places]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("3607", "3607 Maarssen"),
        (" 3607 ab ", "3607 Maarssen"),
        ("3607AB Maarssen", "3607 Maarssen"),
        ("1793 De Waal", "1793 De Waal"),
        ("Maarssenbroek", "Maarssenbroek"),
        ("utrecht", "Utrecht"),
        ("Den Haag", "Den Haag"),
        ("'s-Gravenhage", "Den Haag"),
        ("The Hague", "Den Haag"),
        ("Den Bosch", "'s-Hertogenbosch"),
        ("’s-hertogenbosch", "'s-Hertogenbosch"),
        ("’t Harde", "'t Harde"),
        ("t Harde", "'t Harde"),
        ("St. Odiliënberg", "Sint Odiliënberg"),
        ("Sint Annaparochie", "St.-Annaparochie"),
        ("Goenga", "Goënga"),
        ("Ijlst", "IJlst"),
        ("Holwerd", "Holwert"),
        ("Stichtse Vecht", "Stichtse Vecht"),
        ("gemeente Utrecht", "Utrecht"),
        ("Laren, Gelderland", "Laren (Gelderland)"),
        ("Bergen (NH)", "Bergen (Noord-Holland)"),
    ],
)
def test_place_is_found_as_people_write_it(typed, label):
    assert labels(find_places(typed)) == [label]


def test_postcode_tells_where_it_is():
    (place,) = find_places("3607 AB")

    assert (place.kind, place.pc4, place.name) == ("postcode", "3607", "Maarssen")
    assert (place.municipality_code, place.municipality) == ("1904", "Stichtse Vecht")
    assert place.province == "Utrecht"
    assert distance_km(place.lat, place.lon, 52.14, 5.03) < 3


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("Hengelo", ["Hengelo (Overijssel)", "Hengelo (Gelderland)"]),
        ("Laren", ["Laren (Noord-Holland)", "Laren (Gelderland)"]),
        ("Nes", ["Nes (Ameland)", "Nes (Heerenveen)", "Nes (Noardeast-Fryslân)"]),
        ("Schalkwijk", ["Schalkwijk (Noord-Holland)", "Schalkwijk (Utrecht)"]),
        ("3607 Amsterdam", ["3607 Maarssen", "Amsterdam"]),
    ],
)
def test_name_of_several_places_gives_all_the_largest_first(typed, answers):
    assert labels(find_places(typed)) == answers


def test_every_label_finds_exactly_its_own_place():
    places = {place for found in gazetteer.names().values() for place in found}
    places |= set(gazetteer.postcodes().values())

    assert [place.label for place in places if find_places(place.label) != [place]] == []
    assert len({place.label for place in places}) == len(places)


def test_every_alias_leads_to_one_place_and_hides_none():
    aliases = [row["alias"] for row in gazetteer._rows("aliases.tsv")]

    assert [alias for alias in aliases if len(find_places(alias)) != 1] == []


@pytest.mark.parametrize("odd", ["", "   ", None, "\0", "xq" * 500, "0123", "12345", "🎄", "%"])
def test_nonsense_finds_nothing(odd):
    assert find_places(odd) == []
    assert isinstance(suggest_places(odd), list)


@pytest.mark.parametrize("pc4", ["5767", "7181", "8436"])
def test_missing_postcode_is_never_guessed(pc4):
    assert find_places(pc4) == []


def test_missing_postcode_suggests_its_neighbours_by_number():
    assert labels(suggest_places("5767 AB")) == ["5766 Griendtsveen", "5768 Meijel", "5764 De Rips"]


@pytest.mark.parametrize(
    ("typed", "best"),
    [("Amsterdm", "Amsterdam"), ("utrehct", "Utrecht"), ("Maarsenbroek", "Maarssenbroek")],
)
def test_typing_error_suggests_the_likely_name_first(typed, best):
    suggestions = labels(suggest_places(typed, limit=3))

    assert suggestions[0] == best
    assert len(suggestions) <= 3


def test_suggestion_can_be_chosen_by_its_label():
    for place in suggest_places("Larn"):
        assert find_places(place.label) == [place]


def test_nearest_postcode_is_in_the_right_town():
    assert nearest_postcode(52.0907, 5.1214).municipality == "Utrecht"
    assert nearest_postcode(53.2012, 5.7999).municipality == "Leeuwarden"


def test_neighbourhood_is_the_district_if_known_else_the_place():
    assert neighbourhood("3607") == "Maarssenbroek"
    assert neighbourhood("1012") == "Amsterdam"
    assert neighbourhood("0000") == ""


def test_municipalities_are_complete_and_in_reading_order():
    names = [one.name for one in municipalities()]

    assert len(names) == 342
    assert names.index("'s-Gravenhage") > names.index("Goes")
    assert {one.province for one in municipalities()} == {one.name for one in PROVINCES}


@pytest.mark.parametrize("typed", ["0518", "'s-Gravenhage", "den haag"])
def test_municipality_has_a_code_a_name_and_an_alias(typed):
    assert municipality_named(typed).code == "0518"


def test_unknown_municipality_is_none():
    assert municipality_named("Scheveningen") is None
    assert municipality_named("") is None


def test_province_of_a_municipality_and_by_its_names():
    assert province_of("1904") == "Utrecht"
    assert province_of("9999") == ""
    assert province_named("Friesland") == province_named("fryslan") == PROVINCES[2]
    assert province_named("Brabant") is None


def test_distance_is_as_the_crow_flies():
    assert distance_km(52.3728, 4.8936, 52.0907, 5.1214) == pytest.approx(35, abs=0.5)
    assert distance_km(52, 5, 52, 5) == 0


def test_web_mercator_counts_from_the_north_west():
    assert web_mercator(0, 0) == (2**29, 2**29)
    assert web_mercator(90, -180) == (0, 0)
    east, south = web_mercator(-90, 180)
    assert east == south == 2**30 - 1
    maarssen, sneek = web_mercator(52.13, 5.03), web_mercator(53.03, 5.66)
    assert sneek[0] > maarssen[0]
    assert sneek[1] < maarssen[1]


def test_map_point_lies_in_the_drawing_of_the_provinces():
    for one in municipalities():
        x, y = map_point(one.lat, one.lon)
        assert 0 < x < 613
        assert 0 < y < 724
