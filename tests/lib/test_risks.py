"""What asks for a look, and what doesn't."""

import pytest

from verbinding.lib.risks import reaches_out, signs_in


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("Kijk op https://example.org/soep", ["link in de tekst"]),
        ("Kijk op www.soep.example", ["link in de tekst"]),
        ("Gokken.COM is leuk", ["link in de tekst"]),
        ("Mail anna@example.de", ["e-mailadres in de tekst"]),
        ("Bel 06-12345678", ["telefoonnummer in de tekst"]),
        ("Bel +31 30 123 45 67", ["telefoonnummer in de tekst"]),
        ("KOM NU ALLEMAAL KIJKEN", ["HOOFDLETTERS"]),
        ("Het wordt gezellig.De buren komen ook", []),
        ("Om 19.30 uur, o.a. met soep enz.", []),
        ("Marktplein 12, 3607 AB", []),
        ("BINGO op het plein", []),
    ],
)
def test_signs(words, signs):
    assert signs_in(words) == signs


def test_words_of_any_length_are_read_quickly():
    assert not any(reaches_out("a" * 5000 + "." * 5000))
