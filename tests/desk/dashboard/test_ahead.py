"""Where the year stands, in words, at every border of the phases."""

import datetime as dt

import pytest

from desk.dashboard.ahead import milestones, phase_words
from tests.factories import make_edition

pytestmark = pytest.mark.django_db

NAME = "Week van de Verbinding 2026"


@pytest.fixture
def edition(db):
    return make_edition(
        2026,
        title=NAME,
        first_day=dt.date(2026, 12, 14),
        last_day=dt.date(2026, 12, 19),
        entering_opens_on=dt.date(2026, 9, 1),
        entering_closes_on=dt.date(2026, 12, 17),
    )


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ((2026, 8, 31), f"Nog 105 dagen tot {NAME}, van 14 december tot en met 19 december 2026."),
        ((2026, 12, 13), f"Nog 1 dag tot {NAME}, van 14 december tot en met 19 december 2026."),
        ((2026, 12, 14), f"Het is zover: dag 1 van 6 van {NAME}."),
        ((2026, 12, 19), f"Het is zover: dag 6 van 6 van {NAME}."),
        ((2026, 12, 20), f"{NAME} is 1 dag voorbij. Nu horen we hoe het was."),
        ((2027, 1, 18), f"{NAME} is 30 dagen voorbij. Nu horen we hoe het was."),
        ((2027, 1, 19), f"{NAME} staat in het archief. Tijd voor een nieuwe editie."),
    ],
)
def test_phase_is_told_in_words(today, words, edition):
    assert phase_words(edition, dt.date(*today)) == words


def test_without_days_or_edition_nothing_is_made_up():
    undated = make_edition(2027, title="Editie 2027", first_day=None, last_day=None)
    today = dt.date(2026, 11, 23)

    assert phase_words(None, today).startswith("Er is nog geen editie.")
    assert phase_words(undated, today) == "De dagen van Editie 2027 zijn nog niet bekend."
    assert milestones(None, today) == milestones(undated, today) == []


@pytest.mark.parametrize(
    ("today", "first", "away", "count"),
    [
        ((2026, 8, 31), "Activiteiten invoeren kan", "morgen", 6),
        ((2026, 9, 1), "De week begint", "over 104 dagen", 5),
        ((2026, 12, 14), "De laatste dag om iets in te voeren", "over 3 dagen", 4),
        ((2027, 1, 18), "De editie gaat naar het archief", "morgen", 1),
    ],
)
def test_milestones_come_soonest_first_and_go_when_they_are_there(
    today, first, away, count, edition
):
    found = milestones(edition, dt.date(*today))

    assert (found[0].words, found[0].away, len(found)) == (first, away, count)
    assert [one.day for one in found] == sorted(one.day for one in found)
