"""The drawing of a bar plot: nothing leaves its frame, and what counts is seen."""

import pytest

from desk.dashboard.bars import HEIGHT, LOWEST, WIDTH, Value, plot


def values(*counts):
    return [Value(str(place), f"Dag {place}", count) for place, count in enumerate(counts)]


@pytest.mark.parametrize(
    "counts", [(0,), (1,), (0, 0, 0), (1, 100_000), tuple(range(14)), (5,) * 60], ids=str
)
def test_bars_stay_within_the_frame(counts):
    drawn = plot(values(*counts))

    for bar in drawn.bars:
        left, top = float(bar.left), float(bar.top)
        assert 0 <= left < left + float(bar.width) <= WIDTH
        assert 0 < top <= drawn.floor < HEIGHT
        assert top + float(bar.height) == pytest.approx(drawn.floor, abs=0.11)
    assert drawn.total == sum(counts)


def test_heights_are_as_the_counts_are():
    none, one, two, four = plot(values(0, 10, 20, 40)).bars

    assert float(none.height) == 0
    assert float(four.height) == pytest.approx(2 * float(two.height), abs=0.11)
    assert float(two.height) == pytest.approx(2 * float(one.height), abs=0.11)


def test_something_is_never_drawn_as_nothing():
    small, _ = plot(values(1, 100_000)).bars

    assert float(small.height) == LOWEST


@pytest.mark.parametrize(
    ("count", "text"), [(0, ""), (1, "1"), (999, "999"), (1000, "1k"), (12_345, "12k")]
)
def test_counts_above_the_bars_are_short(count, text):
    assert plot(values(count)).bars[0].text == text


def test_a_plot_of_nothing_is_empty():
    assert plot([]).bars == []
