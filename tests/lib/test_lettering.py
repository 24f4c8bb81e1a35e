"""What our typeface can write: the letters it has, others spelled, signs left out."""

import pytest

from verbinding.lib.lettering import readable, shortened, wrapped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Café Ĳsvogel 🎉 €5", "Café IJsvogel €5"),
        ("Привет, Αθήνα", "Привет, Αθήνα"),
        ("e\u0301e\u0301n", "één"),
        ("日本 ½", "RiBen ½"),
        ("社区 soep", "SheQu soep"),
        ("مرحبا بكم", "mrhb bkm"),
        ("שלום", "slvm"),
        ("नमस्ते", "nmste"),
        ("1️⃣ 👩‍👩‍👧 ☕", "1"),
        ("🎉", ""),
        ("soep\u00ad\u200b\u200d\u202e \x07", "soep"),
        ("", ""),
    ],
)
def test_text_is_written_as_far_as_the_font_goes(text, expected):
    assert readable(text) == expected


def test_lines_hold_all_words_in_order():
    lines = wrapped("een lange zin en reuzenwoorden", 6, len)

    assert lines == ["een", "lange", "zin en", "reuzen", "woorde", "n"]


@pytest.mark.parametrize(("text", "expected"), [("soep", "soep"), ("soep eten", "soep…"), ("", "")])
def test_what_is_too_long_is_cut(text, expected):
    assert shortened(text, 6, len) == expected
