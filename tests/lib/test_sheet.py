"""Paper in our look: its colours are those of the site, and what is drawn keeps its own."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.conf import settings
from PIL import ImageColor

from tests.pdf import boxes_in, codes_in, links_in, picture_of
from verbinding.lib import sheet as paper
from verbinding.lib.sheet import A5, Sheet

TOKENS = Path(settings.BASE_DIR, "static/css/tokens.css").read_text("utf-8")
NAMES = {
    "INK": "ink",
    "SOFT": "ink-soft",
    "LINE": "line",
    "WARM": "warm",
    "RED": "action",
    "SURFACE": "surface",
    "ON_ACTION": "on-action",
    "AMBER": "amber",
    "CORAL": "coral",
    "SEA": "sea",
}


@pytest.fixture
def sheet():
    found = Sheet(A5, title="Proef", made_at=dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
    yield found
    # Writing the file closes those of its fonts.
    found.bytes()


@pytest.mark.parametrize("name", NAMES)
def test_colours_are_those_of_the_site_by_day(name):
    [by_day] = re.findall(rf"--{NAMES[name]}: light-dark\((#\w+),", TOKENS)

    assert getattr(paper, name) == by_day


@pytest.mark.parametrize("theme", ["muziek-en-cultuur", "wandelen-en-bewegen", "buurt-en-straat"])
def test_colour_after_a_drawing_is_the_one_asked_for(sheet, theme):
    """A clip gives back the colours of before it, also those that it set itself."""
    colours = {"#cf4a33", "#e59a1c", "#2d7a80", "#ffbf5a", "#f78f74", "#9ed3c6", "#fff3dc"}
    for n, colour in enumerate(sorted(colours)):
        sheet.artwork(10, 10, 80, 40, "soep", theme)
        sheet.ring(20 + 15 * n, 100, 5, colour, 3)
        sheet.box(15 + 15 * n, 120, 10, 10, fill=colour)

    picture = picture_of(sheet.bytes(), in_colour=True)
    per_mm = picture.width / A5[0]
    for n, colour in enumerate(sorted(colours)):
        for x, y in ((25 + 15 * n, 100), (20 + 15 * n, 125)):
            seen = picture.getpixel((round(x * per_mm), round(y * per_mm)))
            assert seen == ImageColor.getrgb(colour)


def test_drawing_stays_inside_its_frame(sheet):
    sheet.artwork(20, 20, 80, 30, "soep", "buurt-en-straat")

    picture = picture_of(sheet.bytes())
    per_mm = picture.width / A5[0]
    left, top, right, bottom = picture.point(lambda grey: 255 if grey < 250 else 0).getbbox()
    assert [round(edge / per_mm) for edge in (left, top, right, bottom)] == [20, 20, 100, 50]


@pytest.mark.parametrize("size", [20, 30, 42])
def test_code_is_read_at_any_size(sheet, size):
    url = "https://example.nl/activiteiten/soep-voor-de-straat-a1b2c/"
    sheet.qr(30, 30, size, url)

    assert codes_in(sheet.bytes()) == [url]
    assert links_in(sheet.bytes()) == [url]


@pytest.mark.parametrize("text", ["soep", "een lange zin over soep " * 5, "W" * 90, ""])
@pytest.mark.parametrize("height", [8, 20, 60])
def test_words_fit_in_what_there_is(sheet, text, height):
    size, lines = sheet.fit(text, 90, height, (30, 24, 18, 12, 8), bold=True)

    assert len(lines) * paper.height_of(size) <= height
    assert all(sheet.width_of(line, size, True) <= 90 for line in lines)


def test_layout_can_stand_anywhere_at_any_size(sheet):
    sheet.text(20, 20, "Groot", 20)
    sheet.place(50, 100, 0.5)
    sheet.text(20, 20, "Klein", 20)

    large, small = boxes_in(sheet.bytes())
    assert (round(large.left), round(small.left)) == (20, 60)
    assert round(small.bottom) == 110
    assert (small.bottom - small.top) * 2 == pytest.approx(large.bottom - large.top, rel=0.15)
