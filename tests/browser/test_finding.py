"""Finding something to join, with and without scripts: choose, share the address, go back."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser.axe import axe_violations
from tests.factories import at, make_activity, make_moment, make_theme

pytestmark = pytest.mark.django_db(transaction=True)

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["js", "nojs"])
PHONE = {"width": 360, "height": 740}
MONDAY, TUESDAY = dt.date(2026, 12, 14), dt.date(2026, 12, 15)


@pytest.fixture
def two(edition):
    """Soup in Zwolle on Monday, a paid walk in Maarssen on Tuesday."""
    soup = make_activity("Soep koken", moments=0, theme=make_theme("Samen eten"))
    walk = make_activity(
        "Wandeling langs de Vecht",
        description="Een rondje.",
        moments=0,
        cost=5,
        theme=make_theme("Lopen"),
        place_label="Maarssen",
        place_name="Maarssen",
        province="Utrecht",
        lat=52.1392,
        lon=5.0394,
    )
    make_moment(soup, at(MONDAY, 12))
    make_moment(walk, at(TUESDAY, 10))


def cards(page):
    return page.get_by_role("article")


def sentence(page):
    return page.get_by_role("heading", level=2).first


def query_of(page):
    return page.evaluate("() => decodeURIComponent(location.search)")


@SCRIPTS
def test_choices_narrow_the_list_and_can_be_taken_off(scripts, new_page, two):
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto("/activiteiten/")
    expect(sentence(page)).to_have_text("2 activiteiten")

    page.get_by_label("dinsdag 15 december").check()
    page.get_by_text("Meer keuzes").click()
    page.locator("summary", has_text="Thema").click()
    page.get_by_label("Lopen").check()
    if not scripts:
        page.get_by_role("button", name="Toon wat past").click()

    expect(sentence(page)).to_have_text("1 activiteit, op dinsdag 15 december, met als thema Lopen")
    expect(cards(page)).to_have_count(1)

    page.get_by_role("link", name="Haal weg: dinsdag 15 december").click()
    expect(sentence(page)).to_have_text("1 activiteit, met als thema Lopen")
    expect(page.get_by_label("dinsdag 15 december")).not_to_be_checked()


@SCRIPTS
@pytest.mark.parametrize("where", ["/activiteiten/", "/"])
def test_who_searches_on_a_phone_sees_what_was_found(scripts, where, new_page, two):
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto(where)

    page.get_by_label("ostcode of plaats").fill("Maarssen")
    page.get_by_role("button", name="Zoek").click()

    found = page.get_by_role("heading", name="1 activiteit binnen 10 km van Maarssen")
    expect(found).to_be_in_viewport()


def test_question_which_place_is_brought_to_who_searches(page, two):
    page.goto("/activiteiten/")

    page.get_by_label("Postcode of plaats").fill("Bergen")
    page.keyboard.press("Enter")

    expect(page.locator("#vraag")).to_be_focused()
    expect(page.get_by_label("Postcode of plaats")).to_have_accessible_description(
        "Die plaats is er vaker. Kies welke je bedoelt"
    )
    expect(page.get_by_role("link", name="Bergen (Limburg)")).to_be_in_viewport()
    expect(page.locator("#gevonden-status")).to_have_text(
        "Welke plaats bedoel je? 2 activiteiten in heel Nederland"
    )


@SCRIPTS
def test_nothing_found_leads_on(scripts, new_page, two):
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto("/activiteiten/")

    page.get_by_label("Postcode of plaats").fill("Utrecht")
    page.get_by_label("Binnen").select_option("2")
    page.get_by_role("button", name="Zoek").click()
    expect(sentence(page)).to_have_text("Geen activiteiten binnen 2 km van Utrecht")
    page.get_by_role("link", name="Binnen 10 km 1").click()

    expect(sentence(page)).to_have_text("1 activiteit binnen 10 km van Utrecht")
    expect(page.get_by_label("Binnen")).to_have_value("10")


def test_address_follows_can_be_shared_and_goes_back(page, new_page, two):
    page.goto("/activiteiten/")
    page.get_by_label("dinsdag 15 december").check()
    expect(cards(page)).to_have_count(1)
    page.get_by_label("Zoek op woord").fill("wandelen")
    page.keyboard.press("Enter")
    expect(sentence(page)).to_contain_text("met “wandelen”")

    assert query_of(page) == "?q=wandelen&dag=2026-12-15"

    friend = new_page(viewport=PHONE, java_script_enabled=False)
    friend.goto(page.url)
    expect(sentence(friend)).to_have_text(sentence(page).text_content())

    page.go_back()
    expect(sentence(page)).to_have_text("1 activiteit, op dinsdag 15 december")
    expect(page.get_by_label("Zoek op woord")).to_have_value("")
    page.go_back()
    expect(sentence(page)).to_have_text("2 activiteiten")
    expect(page.get_by_label("dinsdag 15 december")).not_to_be_checked()
    page.go_forward()
    expect(page.get_by_label("dinsdag 15 december")).to_be_checked()


def test_list_changes_in_place_with_the_keyboard_where_it_was(page, two):
    page.goto("/activiteiten/")
    page.evaluate("document.body.dataset.same = 'page'")
    day = page.get_by_label("dinsdag 15 december")
    day.focus()

    page.keyboard.press("Space")
    expect(sentence(page)).to_have_text("1 activiteit, op dinsdag 15 december")

    assert page.evaluate("document.body.dataset.same") == "page"
    expect(day).to_be_focused()
    expect(page.locator("#gevonden-status")).to_have_text("1 activiteit, op dinsdag 15 december")
    assert axe_violations(page) == []


def test_counts_beside_the_choices_follow(page, two):
    page.goto("/activiteiten/")
    expect(page.get_by_label("maandag 14 december 1")).to_be_visible()

    page.get_by_label("Zoek op woord").fill("wandelen")
    page.keyboard.press("Enter")

    expect(page.get_by_label("maandag 14 december 0")).to_be_visible()
    expect(page.get_by_label("dinsdag 15 december 1")).to_be_visible()


def test_my_location_becomes_a_postcode_in_this_browser(new_page, two):
    sent = []
    page = new_page(
        viewport=PHONE,
        geolocation={"latitude": 52.13921, "longitude": 5.03942},
        permissions=["geolocation"],
    )
    page.on("request", lambda request: sent.append(request.url))
    page.goto("/activiteiten/")

    page.get_by_role("button", name="Gebruik mijn locatie").click()

    expect(sentence(page)).to_contain_text("1 activiteit binnen 10 km van 36")
    assert query_of(page).startswith("?plaats=36")
    assert not any("52.1" in url or "5.03" in url for url in sent)


def test_location_that_is_refused_says_what_to_do(new_page, two):
    page = new_page(viewport=PHONE, permissions=[])
    page.goto("/activiteiten/")

    page.get_by_role("button", name="Gebruik mijn locatie").click()

    expect(page.get_by_text("Vul je postcode of plaats in")).to_be_visible()


def test_without_scripts_there_is_no_button_that_needs_them(page_nojs, two):
    page_nojs.goto("/activiteiten/")

    expect(page_nojs.get_by_role("button", name="Gebruik mijn locatie")).to_have_count(0)
