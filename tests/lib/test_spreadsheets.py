"""Cells that a spreadsheet would run are marked, and given back as they were."""

import pytest

from verbinding.lib.spreadsheets import as_meant, csv_writer, harmless

RUNS = [
    "=1+1",
    "+31612345678",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
]
STAYS = ["", "Soep", "'t Hoekje", "'s-Gravenhage", "5-5", "a=b", " =1", "'", "''", "'a=b"]


@pytest.mark.parametrize("text", RUNS)
def test_what_would_run_is_marked_and_given_back(text):
    assert harmless(text) == f"'{text}"
    assert as_meant(harmless(text)) == text


@pytest.mark.parametrize("text", STAYS)
def test_what_runs_nowhere_stays_as_it_is(text):
    assert harmless(text) == text
    assert as_meant(text) == text


@pytest.mark.parametrize("text", ["'=1+1", "''=1", "'-5", "'\t"])
def test_real_text_that_looks_marked_survives(text):
    assert as_meant(harmless(text)) == text


def test_no_two_texts_become_one_cell():
    texts = [*RUNS, *STAYS, *(f"'{text}" for text in RUNS), *(f"''{text}" for text in RUNS)]

    assert len({harmless(text) for text in texts}) == len(set(texts))


def test_line_is_for_a_dutch_spreadsheet():
    assert csv_writer()(["soep; en brood", 3, 'zeg "ja"']) == '"soep; en brood";3;"zeg ""ja"""\r\n'
