"""The chain of inspiration, a team's list of people to ask, and the toolkit, in a real browser."""

import pytest

from teams.models import Outreach
from tests.browser.axe import axe_violations
from tests.factories import make_ambassador, make_outreach, make_team

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "Vriendenvereniging Verbindingsfeestcommissie Stoepkrijtgenootschap Breda"[:60]


@pytest.fixture
def family(live_server, edition, anna):
    mother = make_team("Moeder", slug="moeder", lead=anna)
    child = make_team(LONG, slug="kind", inspired_by=mother, lat=51.58, lon=4.77)
    make_team("Kleinkind", slug="kleinkind", inspired_by=child, lat=50.85, lon=5.69)
    make_team("Tweede kind", slug="tweede", inspired_by=mother, lat=53.2, lon=6.56)
    return mother


def problems(page):
    width = page.evaluate("document.documentElement.clientWidth")
    found = axe_violations(page)
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append(f"scrolls sideways at {width}")
    return found


@pytest.mark.parametrize("kind", ["page", "page_wide", "page_dark"])
@pytest.mark.parametrize("url", ["/kettingreactie/", "/teams/moeder/", "/teams/kind/start-ook/"])
def test_chain_is_accessible(kind, url, family, request):
    page = request.getfixturevalue(kind)
    page.goto(url)

    assert problems(page) == []


def test_list_says_all_that_the_drawing_shows(family, page_nojs):
    page_nojs.goto("/kettingreactie/")

    drawn = page_nojs.locator(".chain-map a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    listed = page_nojs.locator(".chain-all ol a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )

    assert sorted(drawn) == sorted(listed)
    assert len(drawn) == 4


def test_keyboard_meets_each_team_of_the_list_and_no_dot(family, page_wide):
    page_wide.goto("/kettingreactie/")
    met = set()
    for _ in range(60):
        page_wide.keyboard.press("Tab")
        met.add(page_wide.evaluate(WHERE_THE_FOCUS_IS))

    assert {address for place, address in map(str.split, met - {""}) if place == "list"} == {
        f"/teams/{slug}/" for slug in ("moeder", "kind", "kleinkind", "tweede")
    }
    assert not any(place.startswith("drawing") for place in met)


WHERE_THE_FOCUS_IS = """() => {
    const focus = document.activeElement;
    const place = focus.closest('svg') ? 'drawing' : focus.closest('.chain-all') ? 'list' : '';
    return place && place + ' ' + focus.getAttribute('href');
}"""


def test_a_shared_link_leads_to_a_form_that_names_the_team(family, page_nojs):
    page_nojs.goto("/teams/moeder/")

    page_nojs.click("main >> text=Start ook een team")
    page_nojs.click("text=Begin je team")

    assert page_nojs.input_value("[name=inspired_name]") == "Moeder"


def test_lead_keeps_a_list_from_idea_to_ambassador_without_scripts(family, anna, page_nojs, log_in):
    log_in(page_nojs, anna)
    page_nojs.goto("/teams/moeder/")
    page_nojs.click("text=Bereik")

    page_nojs.fill("[name=name]", "Yara kookt")
    page_nojs.select_option("[name=channel]", "instagram")
    page_nojs.click("text=Zet op de lijst")
    page_nojs.click("main button:has-text('Gevraagd')")
    page_nojs.click("main button:has-text('Doet mee')")
    page_nojs.click("text=Noem als ambassadeur")
    page_nojs.fill("[name=words]", "Kookt mee en vertelt erover.")
    page_nojs.fill("[name=agreed_how]", "Per mail")
    page_nojs.check("[name=agrees]")
    page_nojs.click("text=Stuur naar de organisatie")

    assert page_nojs.locator("text=De organisatie kijkt of de naam").count() == 1
    assert Outreach.objects.get().ambassador.words == "Kookt mee en vertelt erover."


@pytest.mark.parametrize("kind", ["page", "page_dark"])
def test_list_and_toolkit_are_accessible_with_people_on_them(kind, family, anna, request, log_in):
    page = request.getfixturevalue(kind)
    row = make_outreach(family, LONG, state=Outreach.State.JOINS, note="x" * 300)
    other = make_team("Elders")
    make_outreach(other, LONG, state=Outreach.State.ASKED)
    make_ambassador(LONG, outreach=row, team=family)
    log_in(page, anna)
    addresses = (
        "/teams/moeder/bereik/",
        f"/teams/moeder/bereik/{row.pk}/",
        f"/promotie/ambassadeurs/{row.pk}/",
        "/teams/moeder/geinspireerd-door/",
        "/promotie/",
    )

    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = problems(page)

    assert found == dict.fromkeys(addresses, [])
