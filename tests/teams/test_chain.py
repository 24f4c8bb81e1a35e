"""The chain of inspiration: counted, drawn and listed, held against a slow and simple reference."""

import random
import re
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from teams.chain import Chain, Link, load_chain, words_for
from teams.chain_drawing import COLOURS, DRAWN_AT_MOST, drawing_of
from teams.chain_rows import DEEPEST, PER_PAGE, page_of_rows
from teams.models import InspiratieTeam
from tests.conftest import NOW
from tests.factories import make_team
from verbinding.lib.publishing import Status


def chain_of(parents, lat=52.1, lon=5.3):
    """A chain from {team: the one that inspired it}; nobody else inspired them."""
    rows = [
        (
            pk,
            f"team-{pk}",
            f"Team {pk}",
            "Zwolle",
            lat + pk % 9 / 10,
            lon + pk % 7 / 10,
            NOW,
            parent,
        )
        for pk, parent in sorted(parents.items())
    ]
    return Chain(rows)


def straight(length):
    return chain_of({pk: pk - 1 if pk > 1 else None for pk in range(1, length + 1)})


def at_random(dice, size):
    return {pk: dice.choice([None, *range(1, pk)]) for pk in range(1, size + 1)}


def followers(parents, pk):
    """All that follow from one team, near and far; by looking again and again."""
    near = [child for child, parent in parents.items() if parent == pk]
    return near + [far for child in near for far in followers(parents, child)]


def depth(parents, pk):
    return 1 + (depth(parents, parents[pk]) if parents[pk] else 0)


# --- Counting -----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(12))
def test_counts_agree_with_the_slow_reference(seed):
    dice = random.Random(seed)
    parents = at_random(dice, dice.randint(1, 40))

    chain = chain_of(parents)

    for pk, one in chain.links.items():
        assert one.branch == len(followers(parents, pk))
        assert one.generation == depth(parents, pk)
    in_chain = {pk for pk in parents if parents[pk] or followers(parents, pk)}
    assert {one.pk for one in chain.in_order()} == in_chain
    assert (chain.team_count, chain.link_count) == (
        len(in_chain),
        sum(parent is not None for parent in parents.values()),
    )
    if in_chain:
        assert len(chain.longest()) == max(depth(parents, pk) for pk in in_chain)


def test_order_goes_from_the_largest_branch_down():
    chain = chain_of({1: None, 2: 1, 3: None, 4: 3, 5: 3, 6: 5, 7: None})

    assert [one.pk for one in chain.in_order()] == [3, 5, 6, 4, 1, 2]
    assert [one.pk for one in chain.longest()] == [3, 5, 6]


@pytest.mark.parametrize(
    ("inspired", "further", "expected"),
    [
        (0, 0, "inspireerde nog geen team"),
        (1, 0, "inspireerde 1 team"),
        (1, 1, "inspireerde 1 team, dat er 1 inspireerde"),
        (1, 7, "inspireerde 1 team, dat er 7 inspireerde"),
        (3, 0, "inspireerde 3 teams"),
        (3, 1, "inspireerde 3 teams, die er samen 1 inspireerden"),
        (3, 7, "inspireerde 3 teams, die er samen 7 inspireerden"),
    ],
)
def test_sentence(inspired, further, expected):
    assert words_for(inspired, further) == expected


# --- Who is in it -------------------------------------------------------------------------------


@pytest.mark.django_db
def test_team_that_is_not_online_is_nowhere_and_its_children_begin_a_chain(edition):
    grandmother = make_team("Grootmoeder")
    mother = make_team("Moeder", inspired_by=grandmother, status=Status.OFFLINE)
    child = make_team("Kind", inspired_by=mother)
    make_team("Kleinkind", inspired_by=child)

    chain = load_chain()

    assert [one.name for one in chain.in_order()] == ["Kind", "Kleinkind"]
    assert InspiratieTeam.objects.linked().count() == chain.link_count == 1


@pytest.mark.django_db
@pytest.mark.parametrize("size", [0, 1, 3, 30])
def test_reading_takes_one_query(size, edition, django_assert_num_queries):
    mother = None
    for number in range(size):
        mother = make_team(f"Team {number}", inspired_by=mother)

    with django_assert_num_queries(1):
        chain = load_chain()
        drawing_of(chain)
        page_of_rows(chain, 1)


# --- The drawing --------------------------------------------------------------------------------


def svg_of(chain):
    context = {"chain": chain, "drawing": drawing_of(chain), "longest": chain.longest()}
    text = render_to_string("teams/_chain_drawing.html", context)
    return re.search(r"<svg.*?</svg>", text, re.DOTALL)[0]


def drawn_teams(svg):
    links = ElementTree.fromstring(svg).iter("a")
    return [link.get("href").split("/")[2] for link in links]


@pytest.mark.parametrize("size", [2, 3, 60])
def test_drawing_is_well_formed_and_holds_the_teams_of_the_list(size):
    chain = chain_of(at_random(random.Random(size), size) | {2: 1})

    svg = svg_of(chain)

    assert sorted(drawn_teams(svg)) == sorted(one.slug for one in chain.in_order())
    arcs = "".join(path.get("d") for path in ElementTree.fromstring(svg).iter("path"))
    assert arcs.count("M") == arcs.count("Q") == chain.link_count
    assert "," not in arcs


def test_drawing_escapes_what_people_called_their_team():
    one = (1, "een", "<b> & “co”", "Zwolle", 52.5, 6.1, None, None)
    two = (2, "twee", "Twee", "Zwolle", 52.5, 6.1, NOW, 1)

    assert len(drawn_teams(svg_of(Chain([one, two])))) == 2


def test_drawing_keeps_teams_of_one_town_apart_and_off_their_exact_spot():
    chain = chain_of(dict.fromkeys(range(2, 30), 1) | {1: None}, lat=52, lon=5)
    for one in chain.links.values():
        one.lat, one.lon = 52.51262, 6.09361

    drawing = drawing_of(chain)

    assert len({(dot.cx, dot.cy) for dot in drawing.dots}) == 29
    assert all("." not in dot.cx + dot.cy for dot in drawing.dots)


def test_drawing_leaves_out_a_team_without_a_place_but_the_list_does_not():
    chain = chain_of({1: None, 2: 1, 3: 1})
    chain.links[2].lat = chain.links[2].lon = None

    assert len(drawing_of(chain).dots) == 2
    assert drawing_of(chain).left_out == 1
    assert len(rows_in(page_of_rows(chain, 1)[1])) == 3


@pytest.mark.parametrize(
    "parents",
    [
        dict.fromkeys(range(2, 2001), 1) | {1: None},
        {pk: pk - 1 if pk > 1 else None for pk in range(1, 2001)},
        at_random(random.Random(7), 2000),
    ],
    ids=["star", "row", "random"],
)
def test_drawing_of_two_thousand_teams_stays_light_and_whole(parents):
    chain = chain_of(parents)

    drawing, svg = drawing_of(chain), svg_of(chain)

    assert len(drawing.dots) == DRAWN_AT_MOST
    assert drawing.left_out == chain.team_count - DRAWN_AT_MOST
    assert len(svg.encode()) < 120_000
    shown = {dot.slug for dot in drawing.dots}
    orphans = [
        one.slug
        for one in chain.in_order()
        if one.slug in shown and one.parent and one.parent.slug not in shown
    ]
    assert orphans == []
    assert {dot.colour for dot in drawing.dots} <= set(range(COLOURS))


# --- The list -----------------------------------------------------------------------------------


def rows_in(rows):
    """All rows, each with its depth in the nested lists."""
    flat, waiting = [], [(row, 1) for row in rows]
    while waiting:
        row, level = waiting.pop(0)
        flat.append((row, level))
        waiting = [(below, level + 1) for below in row.rows] + waiting
    return flat


@pytest.mark.parametrize("seed", range(6))
def test_pages_together_hold_every_team_once_under_the_one_it_follows(seed):
    chain = chain_of(at_random(random.Random(seed), 450))
    first, _ = page_of_rows(chain, 1)

    seen = []
    for number in first.paginator.page_range:
        page, rows = page_of_rows(chain, number)
        flat = rows_in(rows)
        new = [row.link for row, _ in flat if not row.is_repeated]
        assert len(new) <= PER_PAGE
        assert new == page.object_list
        assert all(level == min(row.link.generation, DEEPEST) for row, level in flat)
        for row, _ in flat:
            assert all(is_below(row.link, below.link) for below in row.rows)
        seen += new

    assert seen == list(chain.in_order())


def is_below(link: Link, below: Link):
    """Directly, or as deep as the lists go."""
    return below.parent is link or below.generation > DEEPEST


def test_chain_of_two_thousand_in_a_row_is_listed_without_drowning():
    chain = straight(2000)

    page, rows = page_of_rows(chain, 20)

    flat = rows_in(rows)
    assert page.object_list[-1].pk == 2000
    assert max(level for _, level in flat) == DEEPEST
    assert [row.link.pk for row, _ in flat if row.is_repeated] == [1, 2, 3, 4, 5]
    assert all(row.names_parent for row, _ in flat if not row.is_repeated)
