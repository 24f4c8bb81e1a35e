"""The map in a browser: a drawing with links for everyone, a large map for who asks for it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import axe_violations
from tests.factories import make_activity

pytestmark = pytest.mark.django_db(transaction=True)
MAP = "/activiteiten/kaart/"
TILES = "service.pdok.nl"
# One grey pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63a80700008100810000000049454e44ae426082"
)
MAARSSEN = {"place_name": "Maarssen", "province": "Utrecht", "lat": 52.1392, "lon": 5.0394}
ENSCHEDE = {"place_name": "Enschede", "lat": 52.2215, "lon": 6.8937}


@pytest.fixture
def three(live_server, edition):
    """Two on one spot in Zwolle and one in Maarssen."""
    make_activity("Soep")
    make_activity("Taart")
    make_activity("Wandeling", **MAARSSEN)


@pytest.fixture
def open_large(watch):
    """Opens the large map on a page; `tiles` says whether the Kadaster answers."""

    def open_large(page, *, tiles=False, address=MAP):
        watch.expected_hosts.add(TILES)
        if tiles:
            page.route(
                f"https://{TILES}/**",
                lambda route: route.fulfill(body=PIXEL, content_type="image/png"),
            )
        else:
            page.route(f"https://{TILES}/**", lambda route: route.abort())
        page.goto(address)
        page.get_by_role("button", name="Open de grote kaart").click()
        expect(page.locator(".pin").first).to_be_visible()
        return page.locator(".map__stage")

    return open_large


def titles(page):
    return page.locator("#kaart-lijst .map-row__title").all_inner_texts()


# --- Without scripts ----------------------------------------------------------------------------


def test_drawing_leads_closer_and_to_the_activity(three, page_nojs):
    page_nojs.goto(MAP)
    expect(page_nojs.get_by_role("button", name="Open de grote kaart")).to_be_hidden()

    page_nojs.get_by_role("link", name="2 activiteiten rond Zwolle").click()
    assert titles(page_nojs) == ["Soep", "Taart"]

    page_nojs.get_by_role("link", name="Heel Nederland").click()
    page_nojs.get_by_role("link", name="Wandeling, Maarssen").click()
    expect(page_nojs.get_by_role("heading", level=1)).to_have_text("Wandeling")


def test_province_on_the_drawing_shows_that_province(three, page_nojs):
    page_nojs.goto(MAP)

    page_nojs.locator('use[href$="#utrecht"]').click(position={"x": 45, "y": 40}, force=True)

    assert "provincie=utrecht" in page_nojs.url
    assert titles(page_nojs) == ["Wandeling"]


def test_dots_do_not_cover_each_other_on_a_phone(three, page):
    make_activity("Fietsen", **ENSCHEDE)
    page.goto(MAP)

    boxes = [dot.bounding_box() for dot in page.locator(".map__dot").all()]

    assert len(boxes) == 3
    assert min(min(box["width"], box["height"]) for box in boxes) >= 24


# --- The large map ------------------------------------------------------------------------------


def test_nobody_else_is_asked_before_the_click(three, page_wide, watch):
    asked = []
    page_wide.on("request", lambda request: asked.append(request.url))
    page_wide.goto(MAP)
    page_wide.get_by_role("button", name="Open de grote kaart").focus()
    page_wide.wait_for_load_state("networkidle")

    assert watch.foreign == []
    assert not [url for url in asked if "leaflet" in url or "geojson" in url]


def test_large_map_shows_the_tiles_and_names_their_maker(three, page_wide, open_large):
    stage = open_large(page_wide, tiles=True)

    expect(stage.locator(".leaflet-tile-loaded").first).to_be_attached()
    expect(stage.locator(".leaflet-control-attribution")).to_contain_text(
        "Kaartgegevens © Kadaster"
    )
    expect(page_wide.locator(".map__ground")).to_have_text("")
    assert stage.locator("svg .map__province").count() == 0


def test_provinces_take_the_place_of_tiles_that_fail(three, page, open_large):
    stage = open_large(page)

    expect(page.locator(".map__ground")).to_contain_text("Je ziet de provincies")
    expect(stage.locator(".map__province")).to_have_count(12)
    drawing = stage.locator(".leaflet-tile-pane svg").bounding_box()
    # As wide as 3.87 degrees are at that zoom.
    assert drawing["width"] == pytest.approx(256 * 2**7 / 360 * 3.873, rel=0.01)


def test_large_map_is_accessible(three, page, page_dark, open_large):
    for one in (page, page_dark):
        open_large(one)

        assert axe_violations(one) == []


def test_keyboard_reaches_a_pin_and_comes_back(three, page_wide, open_large):
    stage = open_large(page_wide)
    pin = stage.get_by_role("button", name=re.compile("^Wandeling, maandag"))
    expect(stage).to_be_focused()

    for _ in range(3):
        page_wide.keyboard.press("Tab")
        if pin.evaluate("element => element === document.activeElement"):
            break
    expect(pin).to_be_focused()
    page_wide.keyboard.press("Enter")
    expect(stage.get_by_role("link", name="Wandeling")).to_be_focused()
    page_wide.keyboard.press("Escape")
    expect(pin).to_be_focused()

    page_wide.keyboard.press("Enter")
    page_wide.keyboard.press("Enter")
    expect(page_wide.get_by_role("heading", level=1)).to_have_text("Wandeling")


def test_list_follows_the_map_and_so_does_the_address(three, page_wide, open_large):
    stage = open_large(page_wide)
    assert sorted(titles(page_wide)) == ["Soep", "Taart", "Wandeling"]

    stage.get_by_role("button", name="2 activiteiten, zoom in").press("Enter")

    heading = page_wide.locator("#resultaten")
    expect(heading).to_have_text("2 activiteiten op dit stuk van de kaart")
    assert titles(page_wide) == ["Soep", "Taart"]
    expect(heading).to_be_focused()
    expect(page_wide.locator(".map__status")).to_have_text(
        "2 activiteiten op dit stuk van de kaart"
    )
    # Whoever gets the address sees the same.
    page_wide.goto(page_wide.url)
    assert "bbox=" in page_wide.url
    assert titles(page_wide) == ["Soep", "Taart"]


def test_row_of_the_list_lights_its_pin(three, page_wide, open_large):
    stage = open_large(page_wide)
    lit = stage.locator(".pin--lit")

    page_wide.get_by_role("link", name="Wandeling", exact=True).focus()
    expect(lit).to_have_attribute("aria-label", re.compile("^Wandeling"))
    page_wide.get_by_role("link", name="Soep", exact=True).hover()
    expect(lit).to_have_attribute("aria-label", "2 activiteiten, zoom in")


def test_filters_hold_on_the_large_map(three, page_wide, open_large):
    stage = open_large(page_wide, address=f"{MAP}?provincie=utrecht")

    expect(stage.locator(".pin")).to_have_count(1)
    stage.get_by_role("button", name="Zoom uit").click()
    expect(page_wide.locator("#resultaten")).to_contain_text("1 activiteit")
    assert "provincie=utrecht" in page_wide.url


def test_next_page_of_the_list_leaves_the_map_open(three, page_wide, open_large):
    for number in range(25):
        make_activity(f"Nummer {number}")
    stage = open_large(page_wide)

    page_wide.get_by_role("link", name="Volgende").click()

    expect(page_wide).to_have_url(re.compile("pagina=2"))
    assert len(titles(page_wide)) == 4
    expect(stage).to_be_visible()


def test_large_map_that_fails_leaves_the_drawing(three, page_wide, watch):
    page_wide.route("**/leaflet*.js", lambda route: route.abort())
    page_wide.goto(MAP)

    page_wide.get_by_role("button", name="Open de grote kaart").click()

    expect(page_wide.locator(".map__status")).to_contain_text("De grote kaart laadt nu niet")
    expect(page_wide.locator(".map__drawing")).to_be_visible()
    [failure] = watch.errors
    assert "leaflet" in failure
    watch.errors.clear()


@pytest.mark.parametrize(("wish", "fades"), [("reduce", False), ("no-preference", True)])
def test_who_wants_less_motion_gets_none(wish, fades, three, new_page, open_large):
    stage = open_large(new_page(reduced_motion=wish))

    assert ("leaflet-fade-anim" in stage.get_attribute("class")) is fades
