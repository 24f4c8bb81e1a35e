"""What comes after an activity, on a phone: telling how it was, and a warm word from who came."""

import datetime as dt

import pytest

from impact.models import Reaction, Result
from tests.browser.axe import axe_violations
from tests.factories import at, make_activity, make_moment

pytestmark = pytest.mark.django_db(transaction=True)

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["js", "nojs"])
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def soup(anna, edition):
    """It took place last Friday."""
    activity = make_activity("Soep met de straat", moments=0, owner=anna)
    make_moment(activity, at(dt.date(2026, 11, 20), 14))
    return activity


def accessible(page, scripts):
    return not scripts or axe_violations(page) == []


@SCRIPTS
def test_from_the_form_to_the_page_of_the_edition(scripts, new_page, log_in, anna, mo, soup):
    organiser = new_page(viewport=PHONE, java_script_enabled=scripts)
    moderator = new_page(viewport=PHONE, java_script_enabled=scripts)
    visitor = new_page(viewport=PHONE, java_script_enabled=scripts)
    log_in(organiser, anna)
    log_in(moderator, mo)

    organiser.goto("/mijn/")
    organiser.get_by_role("link", name="Vul je terugblik in").first.click()
    organiser.get_by_label("Hoeveel mensen kwamen er?").fill("17")
    organiser.get_by_label("De meesten").check()
    organiser.get_by_label("Misschien").check()
    organiser.get_by_label("Wat bleef je bij, in één zin?").fill("Niemand wilde naar huis.")
    organiser.get_by_label("Deze zin mag op de site").check()
    assert accessible(organiser, scripts)
    organiser.get_by_role("button", name="Bewaar").click()
    organiser.get_by_text("Zo weet iedereen wat de week deed").wait_for()
    assert Result.objects.get().people == 17

    moderator.goto("/beheer/wachtrij/")
    moderator.get_by_role("link", name="Over Soep met de straat").click()
    assert accessible(moderator, scripts)
    moderator.get_by_role("button", name="Plaatsen", exact=True).click()

    visitor.goto("/edities/2026/")
    visitor.get_by_text("Niemand wilde naar huis.").wait_for()
    visitor.get_by_text("Dat weten we van alle activiteiten").wait_for()
    assert accessible(visitor, scripts)


@SCRIPTS
def test_visitor_clicks_takes_it_back_and_writes_a_sentence(scripts, new_page, soup):
    page = new_page(viewport=PHONE, java_script_enabled=scripts)

    page.goto(soup.get_absolute_url())
    page.get_by_role("link", name="Geef een warm woord").click()
    page.get_by_role("button", name="Dit smaakt naar meer").click()
    page.get_by_role("button", name="Toch niet").wait_for()
    assert accessible(page, scripts)
    assert Reaction.objects.count() == 1
    page.get_by_role("button", name="Toch niet").click()
    page.get_by_role("button", name="Dit smaakt naar meer").wait_for()
    assert Reaction.objects.count() == 0

    page.get_by_label("Je zin").fill("Fijn dat ik zo kon aanschuiven.")
    page.get_by_role("button", name="Verstuur je zin").click()
    page.get_by_role("heading", name="Dank je voor je warme woord").wait_for()
    page.goto(soup.get_absolute_url())
    assert page.get_by_text("aanschuiven").count() == 0
