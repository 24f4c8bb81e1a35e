"""The bar at the top of the site and the organiser's rooms for writing, in a real browser."""

import pytest
from playwright.sync_api import expect

from editions.models import Page
from tests import factories
from tests.browser.axe import axe_violations
from tests.browser.widths import width_of
from tests.conftest import NOW

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "Vrijwilligersverzekeringsvoorwaarden"
ROOMS = [
    "/beheer/mededelingen/",
    "/beheer/mededelingen/nieuw/",
    "/beheer/teksten/",
    "/beheer/teksten/over/",
    "/beheer/teksten/spelregels-versie/nieuw/",
    "/beheer/brieven/",
    "/beheer/brieven/signups/coming/",
]


@pytest.fixture
def site(live_server, edition):
    factories.make_page(Page.Name.ABOUT, text="## Wat\n\nWoorden.")
    factories.make_announcement(
        f"Code geel: {LONG} gelden niet.",
        kind="let-op",
        link="/activiteiten/",
        link_label=f"Bekijk de {LONG.lower()}",
    )
    return factories.make_announcement("Zaterdag is de telefoon dicht.")


def is_too_wide(page):
    return width_of(page) > page.viewport_size["width"]


@pytest.mark.parametrize("url", ["/", "/over/"])
def test_bar_fits_a_phone_and_is_a_landmark(url, site, page):
    page.goto(url)

    bar = page.get_by_role("complementary", name="Mededelingen")
    expect(bar).to_contain_text("Code geel")
    expect(bar.get_by_role("link")).to_have_attribute("href", "/activiteiten/")
    assert not is_too_wide(page)
    assert axe_violations(page) == []
    assert page.context.cookies() == []


def test_bar_is_readable_at_night_and_leaves_paper_alone(site, page_dark):
    page_dark.goto("/over/")
    assert axe_violations(page_dark) == []

    page_dark.emulate_media(media="print")

    expect(page_dark.get_by_role("complementary", name="Mededelingen")).to_be_hidden()


@pytest.mark.parametrize("url", ROOMS)
def test_rooms_for_writing_fit_a_phone(url, site, olga, page, log_in):
    log_in(page, olga)
    page.goto(url)

    assert not is_too_wide(page)
    assert axe_violations(page) == []


@pytest.mark.parametrize("url", ROOMS)
def test_rooms_for_writing_are_accessible_at_night(url, site, olga, page_dark, log_in):
    log_in(page_dark, olga)
    page_dark.goto(url)

    assert axe_violations(page_dark) == []


def test_letter_is_written_without_a_script(site, olga, page_nojs, log_in, watch):
    watch.expected_statuses.add(422)
    log_in(page_nojs, olga)
    page_nojs.goto("/beheer/brieven/accounts/code/")

    page_nojs.get_by_label("Verderop").fill("Geen tijd.")
    page_nojs.get_by_role("button", name="Bekijk eerst").click()
    expect(page_nojs.locator("#id_more_error")).to_contain_text("{tijd} mag hier niet ontbreken.")

    page_nojs.get_by_label("Verderop").fill(f"De code werkt tot {{tijd}} uur. {LONG * 3}")
    page_nojs.get_by_role("button", name="Bekijk eerst").click()
    expect(page_nojs.locator(".letter-preview")).to_contain_text("De code werkt tot 12.15 uur.")
    assert not is_too_wide(page_nojs)

    page_nojs.get_by_role("button", name="Sla op").click()
    expect(page_nojs.get_by_text("gaat voortaan zo uit")).to_be_visible()


def test_page_shows_what_changes_before_it_is_saved(site, olga, page, log_in):
    log_in(page, olga)
    page.goto("/beheer/teksten/over/")

    page.get_by_label("Tekst").fill(f"## Wat\n\n{LONG} [Lees](/nergens/)")
    page.get_by_role("button", name="Bekijk eerst").click()

    preview = page.get_by_role("region", name="Zo komt het op de site")
    expect(preview).to_contain_text(LONG)
    expect(page.get_by_text("gaat naar een pagina die er niet is")).to_be_visible()
    assert not is_too_wide(page)
    assert axe_violations(page) == []
    page.get_by_role("button", name="Zet op de site").click()
    expect(page.get_by_text("staat zo op de site.")).to_be_visible()


def test_announcement_is_seen_before_it_is_saved(site, olga, page, log_in):
    log_in(page, olga)
    page.goto("/beheer/mededelingen/nieuw/")

    page.get_by_label("Tekst", exact=True).fill("Vanavond sneeuw.")
    page.get_by_label("Te zien vanaf").fill(f"{NOW.replace(day=26):%Y-%m-%dT%H:%M}")
    page.get_by_label("Te zien tot").fill(f"{NOW.replace(day=27):%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Bekijk eerst").click()

    expect(page.get_by_role("region", name="Zo komt het op de site")).to_contain_text("sneeuw")
    assert axe_violations(page) == []
    page.get_by_role("button", name="Zet op de site").click()
    expect(page.get_by_text("De mededeling is opgeslagen.")).to_be_visible()
