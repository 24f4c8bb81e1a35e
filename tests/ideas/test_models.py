"""A card's facts in words, and what the database refuses."""

import pytest
from django.db import IntegrityError, transaction

from ideas.models import Cost, Duration, Idea, Preparation
from ideas.models.idea import lines_of
from tests.factories import make_idea

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Kook soep.\nZet hem buiten.", ["Kook soep.", "Zet hem buiten."]),
        ("1. Kook soep.\n\n 2. Schep op.\n", ["Kook soep.", "Schep op."]),
        ("- Mokken\n* Lepels\n• Soep", ["Mokken", "Lepels", "Soep"]),
        ("3.5 liter soep", ["3.5 liter soep"]),
        ("2 mokken", ["2 mokken"]),
        (" \n\n", []),
    ],
)
def test_lines_come_without_their_dash_or_number(text, lines):
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (2, 8, "2 tot 8 mensen"),
        (2, 2, "2 mensen"),
        (1, 1, "In je eentje"),
        (6, None, "6 mensen of meer"),
        (1, None, "Hoeveel je wilt"),
    ],
)
def test_group_is_told_in_words(least, most, words):
    assert Idea(group_min=least, group_max=most).group_words == words


@pytest.mark.parametrize(
    ("preparation", "duration", "words"),
    [
        (Preparation.NONE, Duration.TEN_MINUTES, "Tien minuten, zonder voorbereiding"),
        (Preparation.QUARTER, Duration.HOUR, "Een uur, en een kwartier voorbereiden"),
    ],
)
def test_time_is_told_in_words(preparation, duration, words):
    assert Idea(preparation=preparation, duration=duration).time_words == words


def test_total_time_is_the_same_in_the_database():
    idea = make_idea(preparation=Preparation.HALF_HOUR, duration=Duration.HOUR)

    assert Idea.objects.with_total_time().get().total_minutes == idea.total_time == 90


@pytest.mark.parametrize(
    "fields",
    [
        {"group_min": 8, "group_max": 4},
        {"group_min": 0},
        {"status": "onbekend"},
        {"status": "afgewezen", "status_note": ""},
        {"status": "gepubliceerd", "published_at": None},
        {"pending_email": "noor@example.nl"},
    ],
)
def test_database_refuses_what_cannot_be(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_idea(**fields)


def test_choices_stand_in_order():
    for choices in (Preparation, Duration, Cost):
        assert list(choices.values) == sorted(choices.values)
