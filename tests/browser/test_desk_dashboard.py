"""The desk's first page on a phone: nothing sticks out, and anyone can use it."""

import pytest

from tests.browser.axe import axe_violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.widths import width_of
from tests.desk.dashboard.world import fill_the_desk

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = ["/beheer/", "/beheer/cijfers/momenten/", "/beheer/cijfers/gemeenten/"]


def overflow(page):
    return width_of(page) - page.viewport_size["width"]


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_pages_fit_and_everyone_can_use_them(size, scheme, new_page, log_in, olga, anna, edition):
    fill_the_desk(anna)
    page = new_page(viewport=size, color_scheme=scheme)
    log_in(page, olga)
    for url in PAGES:
        page.goto(url)
        # A table that is folded away is read too.
        page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true })")

        assert axe_violations(page) == []
        assert overflow(page) <= 0, url


def test_empty_desk_is_well_too(new_page, log_in, olga, edition):
    page = new_page(viewport=PHONE)
    log_in(page, olga)

    page.goto("/beheer/")

    assert page.get_by_role("heading", name="Alles is gedaan").is_visible()
    assert axe_violations(page) == []


@pytest.mark.parametrize("scripts", [False, True], ids=["without-scripts", "with-scripts"])
def test_a_number_leads_to_its_list(scripts, new_page, log_in, olga, anna, edition):
    fill_the_desk(anna)
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    log_in(page, olga)
    page.goto("/beheer/")

    page.locator(".dash-plot", has_text="per provincie").get_by_text("Bekijk als tabel").click()
    page.get_by_role("link", name="Utrecht: 3").click()

    assert "3 activiteiten" in page.locator("#changelist").inner_text()


def test_first_button_opens_the_queue(new_page, log_in, mo, anna, edition):
    fill_the_desk(anna)
    page = new_page(viewport=PHONE)
    log_in(page, mo)
    page.goto("/beheer/")

    page.get_by_role("link", name="Open de wachtrij").click()

    assert page.get_by_role("heading", name="Wachtrij", level=1).is_visible()
