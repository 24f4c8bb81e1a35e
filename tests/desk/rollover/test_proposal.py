"""What the form of a new edition begins with."""

import datetime as dt

import pytest

from desk.rollover.proposal import propose, words_to_check
from desk.rollover.yearbound import moved, signs
from editions.loading import week_of
from tests import factories


@pytest.mark.parametrize("year", range(2020, 2060))
def test_week_is_the_second_full_one_of_december(year):
    monday, saturday = week_of(year)

    mondays = [day for n in range(1, 32) if (day := dt.date(year, 12, n)).weekday() == 0]
    assert (monday, saturday) == (mondays[1], mondays[1] + dt.timedelta(days=5))


def test_year_is_the_first_without_an_edition(edition):
    assert propose().year == 2027
    factories.make_edition(2027)
    assert propose().year == 2028


def test_year_on_a_site_without_editions_is_that_of_the_coming_week(db):
    proposal = propose()

    assert (proposal.year, proposal.source) == (2026, None)
    assert proposal.initial["title"] == "Week van de Verbinding 2026"


def test_a_gap_of_years_is_skipped(db):
    last = factories.make_edition(2024)

    assert (propose().year, propose().source) == (2026, last)


def test_what_the_last_edition_told_goes_along_with_the_new_year(db):
    last = factories.make_edition(
        2026,
        ordinal=4,
        motto="Samen op pad",
        hashtag="#Verbinding2026",
        story="Zo was het in 2026.",
        introduction="In 2026 komen we weer bij elkaar.",
        entering_opens_on=dt.date(2026, 9, 1),
        facebook_url="https://www.facebook.com/groups/1520268",
    )

    proposed = propose().initial

    assert proposed["hashtag"] == "#Verbinding2027"
    assert proposed["introduction"] == "In 2027 komen we weer bij elkaar."
    assert (proposed["motto"], proposed["story"], proposed["ordinal"]) == ("Samen op pad", "", 5)
    assert proposed["facebook_url"] == last.facebook_url
    opens = proposed["last_day"] - proposed["entering_opens_on"]
    assert opens == last.last_day - last.entering_opens_on
    assert proposed["first_day"] == dt.date(2027, 12, 13)


def test_nobody_invents_a_number_after_a_year_that_was_skipped(db):
    factories.make_edition(2024, ordinal=2)

    assert propose().initial["ordinal"] is None


def test_an_example_without_anything_on_it_is_taken_over(db, edition):
    example = factories.make_edition(2027, is_example=True)
    assert propose().edition == example

    factories.make_sponsorship(edition=example)
    assert propose().edition.pk is None
    assert propose().year == 2028


@pytest.mark.parametrize("typed", ["", "20271", "x", "٢٠٢٧", "20.7", "-27", None])
def test_a_year_that_is_none_falls_back(edition, typed):
    assert propose(typed).year == 2027


def test_hints_say_what_holds_for_one_year(db):
    factories.make_edition(
        2026, introduction="Voor de derde keer! Op 14 december 2026.", responsible="Stichting 2026"
    )

    hints = words_to_check(propose())

    assert set(hints) == {"title", "hashtag", "introduction", "responsible"}
    assert "2026, wij maakten er 2027 van" in hints["introduction"]
    assert "“14 december”" in hints["introduction"]
    assert "“derde keer”" in hints["introduction"]
    assert "er staat 2026 in" in hints["responsible"]


def test_longer_numbers_are_no_years():
    assert moved("groep 1520268, in 2026", 2026, 2027) == "groep 1520268, in 2027"
    assert signs("groep 1520268", 2026) == []
