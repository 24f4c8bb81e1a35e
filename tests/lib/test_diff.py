"""Which words changed."""

import pytest

from verbinding.lib.diff import Part, word_diff


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("soep", "soep", [Part("same", "soep")]),
        ("", "soep", [Part("added", "soep")]),
        ("soep", "", [Part("removed", "soep")]),
        (None, None, []),
        (
            "een pan soep",
            "een bord soep",
            [
                Part("same", "een "),
                Part("removed", "pan"),
                Part("added", "bord"),
                Part("same", " soep"),
            ],
        ),
    ],
)
def test_word_diff_marks_the_words_that_changed(old, new, expected):
    assert word_diff(old, new) == expected


@pytest.mark.parametrize("new", ["a  b\n\nc", "één <b>woord</b>", "👋🏽 x", " \n "])
def test_parts_together_are_the_texts_again(new):
    old = "a b c"
    parts = word_diff(old, new)

    assert "".join(part.text for part in parts if part.kind != "added") == old
    assert "".join(part.text for part in parts if part.kind != "removed") == new


def test_long_texts_are_compared_in_time():
    old, new = ("woord " * 800).strip(), ("ander " * 800).strip()

    assert [part.kind for part in word_diff(old, new)][0] in {"removed", "same"}
