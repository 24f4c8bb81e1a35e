"""The tags with which templates draw."""

import pytest

from verbinding.templatetags.look import breakable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rdesmit@lange-naam.example.nl", "rdesmit@<wbr>lange-naam<wbr>.example<wbr>.nl"),
        ("06-12345678", "06-12345678"),
        ("a@<b>.nl", "a@<wbr>&lt;b&gt;<wbr>.nl"),
        ("", ""),
    ],
)
def test_addresses_break_where_they_can_be_read(text, expected):
    assert breakable(text) == expected
