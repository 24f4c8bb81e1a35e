"""What every public page promises in a real browser, on a phone by day and a desktop by night."""

import pytest

from tests.browser.axe import axe_violations
from tests.pages import ROWS, fill_the_site

pytestmark = pytest.mark.django_db(transaction=True)

# What a visitor without an account can open, the small forms included.
OPEN = [row for row in ROWS if row.is_page]
NARROW = [360, 320]


@pytest.fixture
def site(live_server, anna, bram):
    return fill_the_site({"anna": anna, "bram": bram})


def test_pages_are_accessible_on_a_phone_by_day(site, page):
    assert {row.url: found for row in OPEN if (found := violations(page, row))} == {}


def test_pages_are_accessible_on_a_desktop_by_night(site, page_dark):
    assert {row.url: found for row in OPEN if (found := violations(page_dark, row))} == {}


def violations(page, row):
    answer = page.goto(row.url)
    return axe_violations(page) if answer.ok else [f"answered {answer.status}"]


@pytest.mark.parametrize("width", NARROW)
def test_pages_never_scroll_sideways(width, site, page):
    page.set_viewport_size({"width": width, "height": 740})
    too_wide = {}
    for row in OPEN:
        page.goto(row.url)
        found = page.evaluate(WIDER_THAN_THE_SCREEN)
        if found:
            too_wide[row.url] = found

    assert too_wide == {}


WIDER_THAN_THE_SCREEN = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll('*:not(svg *)')]
        .filter((element) => element.getBoundingClientRect().right > width + 1)
        .slice(0, 5)
        .map((element) => element.outerHTML.slice(0, 120));
}"""


def test_who_only_reads_gets_no_cookie(site, page):
    for row in OPEN:
        if row.is_public:
            page.goto(row.url)

    assert page.context.cookies() == []
    assert (
        page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    )


def test_pages_read_the_same_without_scripts(site, page, page_nojs):
    """A behaviour may change how something works, never what there is to read."""
    for row in OPEN:
        page.goto(row.url)
        page_nojs.goto(row.url)
        with_scripts = page.locator("main h1, main h2").all_inner_texts()

        assert page_nojs.locator("main h1, main h2").all_inner_texts() == with_scripts, row.url


def test_skip_link_is_the_first_stop_of_the_keyboard(site, page):
    page.goto("/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "inhoud"
