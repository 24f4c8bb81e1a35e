"""The menu of the desk: by keyboard, on a small phone, and without a script."""

import pytest

from tests.browser.axe import axe_violations
from tests.browser.conftest import DESKTOP
from tests.browser.widths import width_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("edition")]

SMALL_PHONE = {"width": 360, "height": 640}
# Its own page and one of Django's admin, which has a style of its own.
PAGES = ["/beheer/teksten/", "/beheer/editions/theme/"]


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("viewport", [SMALL_PHONE, DESKTOP], ids=["phone", "laptop"])
def test_groups_open_without_a_script_and_cover_nothing(viewport, url, new_page, log_in, olga):
    page = new_page(viewport=viewport, java_script_enabled=False)
    log_in(page, olga)
    page.goto(url)
    menu = page.locator(".desk-menu")
    assert menu.bounding_box()["height"] <= (110 if viewport is SMALL_PHONE else 60)

    for heading in ("Inzendingen", "Schrijven", "Regelen"):
        menu.locator("summary", has_text=heading).click()

        assert menu.locator("[open]").count() == 1
        last = menu.locator("[open] a").last.bounding_box()
        below = page.locator("main").bounding_box()
        assert last["y"] + last["height"] <= below["y"]
        assert last["x"] >= 0
        assert last["x"] + last["width"] <= viewport["width"]


@pytest.mark.parametrize("url", PAGES)
def test_keys_lead_to_a_room(url, page_wide, log_in, olga):
    log_in(page_wide, olga)
    page_wide.goto(url)
    page_wide.locator(".desk-menu summary", has_text="Regelen").focus()

    page_wide.keyboard.press("Enter")
    page_wide.keyboard.press("Tab")
    page_wide.keyboard.press("Tab")
    with page_wide.expect_navigation():
        page_wide.keyboard.press("Enter")

    assert page_wide.locator("h1").inner_text() == "Lijsten inlezen"


def test_open_group_is_accessible_and_fits(page, log_in, olga):
    log_in(page, olga)
    page.set_viewport_size(SMALL_PHONE)
    page.goto("/beheer/wachtrij/online/")

    page.locator(".desk-menu summary", has_text="Regelen").click()

    assert axe_violations(page) == []
    assert width_of(page) <= SMALL_PHONE["width"]
