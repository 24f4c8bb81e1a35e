"""Addresses of teams: readable, unique, and never a word of our own addresses."""

import pytest
from django.urls import get_resolver

from teams import urls
from teams.models import InspiratieTeam
from teams.slugs import RESERVED, insert_with_slug
from tests.factories import make_team
from tests.teams.entries import race

pytestmark = pytest.mark.django_db


def new_team(name):
    return insert_with_slug(InspiratieTeam(name=name, goal="Soep.", place_label="Zwolle"))


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Buren van Breda", "buren-van-breda"),
        ("Café ’t Hoekje", "cafe-t-hoekje"),
        ("שכנים", "team"),
        ("Starten", "starten-2"),
        ("Uitnodiging!", "uitnodiging-2"),
        ("n" * 60, "n" * 50),
    ],
)
def test_slug_is_readable_and_never_reserved(name, slug):
    assert new_team(name).slug == slug


def test_slugs_are_numbered_on_collision():
    slugs = [new_team("Buren").slug for _ in range(3)]

    assert slugs == ["buren", "buren-2", "buren-3"]


def test_slug_skips_a_number_that_is_somebodys_name():
    make_team("Buren 2", slug="buren-2")
    new_team("Buren")

    assert new_team("Buren").slug == "buren-3"


@pytest.mark.django_db(transaction=True)
def test_rivals_for_one_name_each_get_an_address():
    outcomes = race(*[lambda: new_team("Buren").slug] * 4)

    assert sorted(outcomes) == ["buren", "buren-2", "buren-3", "buren-4"]


def test_reserved_words_hold_every_address_below_teams():
    own = {str(p.pattern).split("/")[0] for p in urls.urlpatterns} - {"", "<slug:slug>"}
    elsewhere = {
        str(pattern.pattern).split("/")[1]
        for pattern in get_resolver().url_patterns
        if str(pattern.pattern).startswith("teams/") and str(pattern.pattern) != "teams/"
    } - {"<slug:slug>"}

    assert own | elsewhere <= RESERVED
