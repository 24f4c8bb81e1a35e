"""One page of many: the same as when everything is put in order, with less to put in order."""

import pytest
from django.db import connection
from django.http import QueryDict

from activities.filters import Filters
from activities.listing import page_of
from activities.models import Listed, Moment
from tests.activities.places import MAARSSEN
from tests.factories import make_activity
from tests.queries import captured

SIZE = 2
NEAR = "plaats=Maarssen&straal=50&sorteer=afstand"


@pytest.fixture
def page(edition):
    """page(query, number): the titles of a page of two, and how often the list itself was asked."""

    def read(query, number=1):
        filters = Filters(QueryDict(query), edition)
        listed = Listed.objects.for_edition(edition)
        with captured() as queries:
            found = page_of(filters, listed, number, SIZE).object_list
        lists = [one for one in queries if '"shown__pk"' in one["sql"]]
        whole = filters.apply(listed).values_list("pk", flat=True)
        expected = list(whole[SIZE * (number - 1) : SIZE * number])
        assert [card.pk for card in found] == expected
        return [card.title for card in found], len(lists)

    return read


def make_far(*, west):
    """One in Maarssen, or so many kilometres west of it."""
    return make_activity(f"Op {west}", **{**MAARSSEN, "lon": MAARSSEN["lon"] - west / 68.3})


def make_with_words(titled, besides):
    """In order of time those without the word in their title are first."""
    for number in range(besides):
        make_activity(f"Borrel {number}", description="Met een haring erbij.")
    for number in range(titled):
        make_activity(f"Haring {number}", moments=2)


def test_nearest_are_looked_for_close_by(page):
    for west in (40, 30, 20, 12, 8, 4, 3, 2, 1, 0):
        make_far(west=west)

    assert page(NEAR) == (["Op 0", "Op 1"], 1)
    assert page(NEAR, 2) == (["Op 2", "Op 3"], 1)


def test_farther_off_is_looked_where_few_are_near(page):
    for west in (1, 39, 40, 41, 42, 43, 44, 45):
        make_far(west=west)

    assert page(NEAR) == (["Op 1", "Op 39"], 2)


def test_words_are_understood_once_though_two_looks_are_needed(edition):
    for west in (1, 39, 40, 41, 42, 43, 44, 45):
        make_far(west=west)
    listed = Listed.objects.for_edition(edition)
    query = QueryDict(f"{NEAR}&q=soep")
    page_of(Filters(query, edition), listed, 1, SIZE)

    with captured() as queries:
        found = page_of(Filters(query, edition), listed, 1, SIZE).object_list

    assert [card.title for card in found] == ["Op 1", "Op 39"]
    assert sum("activities_search_word" in one["sql"] for one in queries) == 1


def test_few_are_put_in_order_at_once(page):
    for west in (30, 20, 10):
        make_far(west=west)

    assert page(NEAR) == (["Op 10", "Op 20"], 1)
    assert page(NEAR, 2) == (["Op 30"], 1)


@pytest.mark.parametrize(
    ("titled", "shown", "asked"),
    [
        (0, ["Borrel 0", "Borrel 1"], 2),
        (1, ["Haring 0", "Borrel 0"], 2),
        (2, ["Haring 0", "Haring 1"], 1),
        (5, ["Haring 0", "Haring 1"], 1),
    ],
)
def test_titles_with_the_words_come_before_the_others(page, titled, shown, asked):
    make_with_words(titled, besides=6)

    assert page("q=haring") == (shown, asked)


def test_page_further_on_begins_where_the_first_ended(page):
    make_with_words(3, besides=6)

    assert page("q=haring", 2) == (["Haring 2", "Borrel 0"], 1)
    assert page("q=haring", 5) == (["Borrel 5"], 1)


def test_words_that_say_nothing_have_no_titles(page):
    make_with_words(3, besides=3)

    assert page("q=de het een&sorteer=passend")[0] == ["Borrel 0", "Borrel 1"]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one process for all.")
def test_no_helpers_are_started_to_walk_the_moments(edition):
    make_activity("Soep", moments=5)
    with connection.cursor() as cursor:
        for cost in ("setup_cost", "tuple_cost"):
            cursor.execute(f"SET LOCAL parallel_{cost} = 0")
        for kind in ("table", "index"):
            cursor.execute(f"SET LOCAL min_parallel_{kind}_scan_size = 0")

    assert "Gather" not in Moment.objects.order_by().explain()
