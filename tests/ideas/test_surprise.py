"""“Verras me”: always something that fits, not always the same, and never kept for others."""

import pytest
from django.test import Client

from editions.loading import load_all
from ideas.forms import WishForm
from ideas.loading import load_ideas
from ideas.models import Idea
from ideas.surprise import pick
from tests.conftest import NOW
from tests.factories import make_idea
from tests.html import mistakes_in
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
SURPRISE = "/ideeen/verras-me/"

WISHES = [
    {},
    {"tijd": "15"},
    {"kosten": "0"},
    {"groep": "2"},
    {"tijd": "60", "kosten": "5", "groep": "8"},
    {"tijd": "30", "groep": "100"},
]


@pytest.fixture
def written(db):
    load_all(NOW.date())
    load_ideas()


@pytest.mark.parametrize("asked", WISHES, ids=str)
def test_never_gives_what_does_not_fit_and_reaches_several(asked, written):
    wishes = WishForm(asked)
    fitting = set(wishes.narrow(Idea.objects.published()))

    given = [pick(Idea.objects.published(), wishes) for _ in range(40)]

    assert all(surprise.fits for surprise in given)
    assert {surprise.idea for surprise in given} <= fitting
    assert len({surprise.idea for surprise in given}) >= min(3, len(fitting))


def test_another_one_is_another_one():
    first, second = make_idea("Soep"), make_idea("Taart")

    for _ in range(10):
        assert pick(Idea.objects.published(), WishForm({}), last=first.slug).idea == second


def test_the_only_one_that_fits_may_come_again():
    only = make_idea(cost=0)
    make_idea(cost=30)
    wishes = WishForm({"kosten": "0"})

    assert pick(Idea.objects.published(), wishes, last=only.slug).idea == only


@pytest.mark.parametrize(
    ("asked", "near", "far"),
    [
        ({"tijd": "15"}, {"preparation": 5, "duration": 30}, {"preparation": 60, "duration": 180}),
        ({"kosten": "0"}, {"cost": 5}, {"cost": 30}),
        ({"groep": "6"}, {"group_min": 8, "group_max": 20}, {"group_min": 40, "group_max": 90}),
        ({"groep": "90"}, {"group_max": 60}, {"group_max": 4}),
    ],
)
def test_where_nothing_fits_it_offers_the_nearest_and_says_so(asked, near, far):
    nearest = [make_idea(f"Dichtbij {n}", **near) for n in range(3)]
    for number in range(5):
        make_idea(f"Ver {number}", **far)

    response = Client().get(SURPRISE, asked)

    assert response.context["found"].idea in nearest
    assert not response.context["found"].fits
    assert "Precies dit hebben we niet" in response.text


def test_what_is_not_online_is_never_given():
    make_idea(status=Status.SUBMITTED)

    response = Client().get(SURPRISE)

    assert response.context["found"] is None
    assert "Stuur een idee in" in response.text


def test_page_is_not_kept_and_leaves_no_cookie():
    make_idea()

    response = Client().get(SURPRISE)

    assert "no-store" in response["Cache-Control"]
    assert response.cookies == {}
    assert 'method="post"' not in response.text


def test_link_to_another_one_keeps_the_wishes():
    idea = make_idea()

    response = Client().get(SURPRISE, {"tijd": "240", "groep": "6"})

    assert response.context["another"] == f"tijd=240&groep=6&niet={idea.slug}"


@pytest.mark.parametrize(
    "asked", [{"tijd": "<b>"}, {"groep": "0"}, {"niet": "🍲"}, {"kosten": "nul", "niet": "x" * 900}]
)
def test_nonsense_is_named_and_still_surprises(asked):
    make_idea()

    response = Client().get(SURPRISE, asked)

    assert response.status_code == 200
    assert response.context["found"].fits
    assert mistakes_in(response.text) == []
