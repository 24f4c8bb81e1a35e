"""The written cards: whole, of our own kind, and loaded once."""

from collections import Counter

import pytest

from editions.loading import load_all
from ideas.loading import cards, load_ideas
from ideas.models import Cost, Duration, Idea, Preparation, Setting
from ideas.slugs import RESERVED
from tests.conftest import NOW
from verbinding.lib.publishing import Status

CARDS = list(cards())


@pytest.fixture
def labels(db):
    load_all(NOW.date())


def test_there_are_enough_cards_for_every_place():
    places = Counter(card["setting"] for card in CARDS)

    assert len(CARDS) >= 56
    assert set(places) == set(Setting.values)
    assert min(places.values()) >= 7


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card["slug"])
def test_a_card_is_whole_and_short(card):
    assert 3 <= len(card["steps"]) <= 6
    assert card["preparation"] in Preparation.values
    assert card["duration"] in Duration.values
    assert card["cost"] in Cost.values
    assert card["slug"] not in RESERVED
    for name, longest in {"title": 80, "summary": 160, "connects": 300, "invitation": 1000}.items():
        assert 0 < len(card[name]) <= longest
    assert card["connects"].count(".") == 1


@pytest.mark.parametrize("name", ["slug", "title", "summary", "connects", "invitation"])
def test_no_two_cards_say_the_same(name):
    assert [text for text, count in Counter(c[name] for c in CARDS).items() if count > 1] == []


def test_loading_makes_every_card_with_its_labels(labels):
    created = load_ideas()

    assert len(created) == len(CARDS) == Idea.objects.published().count()
    assert not Idea.objects.filter(theme=None).exists()
    assert not Idea.objects.filter(audiences=None).exists()
    soup = Idea.objects.get(slug="soep-op-de-stoep")
    assert (soup.setting, soup.group_min, soup.group_max) == ("straat", 6, 40)
    assert soup.branch.slug == "welzijn"
    assert len(soup.step_lines) == 5


def test_loading_again_changes_nothing_that_the_organiser_edited(labels):
    load_ideas()
    Idea.objects.filter(slug="soep-op-de-stoep").update(title="Erwtensoep", status=Status.OFFLINE)

    assert load_ideas() == []
    soup = Idea.objects.get(slug="soep-op-de-stoep")
    assert (soup.title, soup.status) == ("Erwtensoep", Status.OFFLINE)


def test_a_label_that_the_organiser_removed_is_left_out(db):
    load_ideas()

    assert Idea.objects.count() == len(CARDS)
    assert not Idea.objects.exclude(theme=None).exists()


def test_the_list_begins_with_a_bit_of_everything(labels):
    load_ideas()

    first = Idea.objects.order_by("pk")[:8]
    assert {idea.setting for idea in first} == set(Setting.values)
