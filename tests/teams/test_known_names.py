"""Two teams that mean the same person write one name in many ways."""

import pytest

from teams.known_names import LONGEST, normalised


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Sanne Bakker", "sannebakker"),
        ("  SANNE   bakker ", "sannebakker"),
        ("@SanneBakker", "sannebakker"),
        ("@sanne_bakker", "sannebakker"),
        ("sanne.bakker", "sannebakker"),
        ("Sanne-Bakker!", "sannebakker"),
        ("Sánnë Bakker", "sannebakker"),
        ("Sa\u0301nne Bakker", "sannebakker"),
        ("Mevrouw Sanne Bakker", "sannebakker"),
        ("mw. dr. Sanne Bakker", "sannebakker"),
        ("https://www.instagram.com/sannebakker/?hl=nl", "sannebakker"),
        ("instagram.com/sanne.bakker", "sannebakker"),
        ("https://www.tiktok.com/@sannebakker", "sannebakker"),
        ("https://nl.linkedin.com/in/sanne-bakker/", "sannebakker"),
        ("Ｓａｎｎｅ Ｂａｋｋｅｒ", "sannebakker"),
        ("Sanne\u200b Bakker", "sannebakker"),
        ("🎉 Sanne Bakker 🎉", "sannebakker"),
        ("De Heer", "deheer"),
        ("de heer Jansen", "jansen"),
        ("De Jong", "dejong"),
        ("Jong", "jong"),
        ("Dr.", "dr"),
        ("De Stentor", "destentor"),
        ("www.destentor.nl", "destentor"),
        ("Søren Łukasz Straße", "sorenlukaszstrasse"),
        ("Ĳsbrand O’Brien", "ijsbrandobrien"),
        ("Radio 538", "radio538"),
        ("محمد", "محمد"),
        ("🎉", ""),
        ("@ . - _", ""),
        ("", ""),
    ],
)
def test_name_has_one_spelling(written, expected):
    assert normalised(written) == expected


def test_name_once_normalised_stays_so_and_fits_its_column():
    long = normalised("Æ" * 80)

    assert len(long) == LONGEST
    assert normalised(long) == long
