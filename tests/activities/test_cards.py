"""A card that is drawn once shows what the activity is now, and all that its component asks."""

import pytest
from django.template.loader import render_to_string

from activities.cards import drawn, html_of
from activities.models import Activity
from tests.factories import at, make_activity, make_moment, make_theme
from verbinding.lib.publishing import Status


@pytest.fixture(autouse=True)
def _nothing_drawn():
    drawn.cache_clear()


@pytest.fixture
def soup(edition):
    activity = make_activity("Soep", summary="Kom erbij.", theme=make_theme(), welcomes_alone=True)
    make_moment(activity, at(edition.last_day, 9), is_all_day=True)
    return activity


def fresh(activity):
    return Activity.objects.with_card_data().get(pk=activity.pk)


CHANGES = {
    "title": {"title": "Erwtensoep"},
    "summary": {"summary": "Schuif aan."},
    "first words": {"summary": "", "description": "We eten samen."},
    "place": {"place_label": "Markt 2, Zwolle"},
    "online": {"place_kind": "online"},
    "who": {"shown_name": "Bram"},
    "cost": {"cost": 3},
    "alone": {"welcomes_alone": False},
    "own group": {"openness": "eigen-groep", "address_visibility": "buurt", "coming": "gewoon"},
    "theme": {"theme": None},
    "cancelled": {"status": Status.CANCELLED},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_card_follows_every_change_of_what_is_on_it(soup, change):
    before = html_of(fresh(soup))

    Activity.objects.update(**change)

    after = html_of(fresh(soup))
    assert after != before
    assert after == by_template(soup)


def test_card_follows_its_moments(soup, edition):
    before = html_of(fresh(soup))

    soup.moments.all()[0].delete()
    assert html_of(fresh(soup)) == by_template(soup) != before

    soup.moments.all().delete()
    assert html_of(fresh(soup)) == by_template(soup)
    assert "Dag en tijd volgen" in html_of(fresh(soup))


def by_template(activity):
    """The component itself, with the whole activity at hand."""
    return render_to_string("components/activity_card.html", {"activity": fresh(activity)})


def test_equal_cards_are_drawn_once(soup):
    html_of(fresh(soup))
    html_of(fresh(soup))

    assert (drawn.cache_info().misses, drawn.cache_info().hits) == (1, 1)


def test_distance_and_heading_make_another_card(soup):
    near = html_of(fresh(soup), "op 3 km", 2)

    assert "op 3 km" in near
    assert near.count("<h2") == 1
    assert "op 3 km" not in html_of(fresh(soup))


def test_under_debug_nothing_is_kept(soup, settings):
    settings.DEBUG = True

    html_of(fresh(soup))

    assert drawn.cache_info().misses == 0
