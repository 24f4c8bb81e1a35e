"""The style guide shows everything, to makers alone."""

import pytest
from django.test import Client

from tests.html import mistakes_in
from verbinding import styleguide


@pytest.fixture
def page(settings, db):
    settings.DEBUG = True
    return Client().get("/stijlgids/")


def test_styleguide_shows_all_there_is(page):
    html = page.content.decode()

    assert mistakes_in(html) == []
    assert styleguide.LONG_WORD in html
    for _, label in styleguide.STATUSES:
        assert label in html
    for icon in styleguide.icons():
        assert f"icons.svg#{icon}" in html


def test_styleguide_is_no_business_of_visitors(db):
    assert Client().get("/stijlgids/").status_code == 404


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500])
def test_styleguide_previews_the_pages_for_errors(settings, db, status):
    settings.DEBUG = True

    assert Client().get(f"/stijlgids/fout/{status}/").status_code == status


def test_styleguide_has_no_page_for_other_numbers(settings, db):
    settings.DEBUG = True

    assert Client().get("/stijlgids/fout/418/").status_code == 404
