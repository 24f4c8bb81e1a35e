"""Somebody rings: their activity goes online, off the site and back, on a phone."""

import pytest

from activities.models import Activity
from tests.browser.axe import axe_violations
from tests.browser.conftest import PHONE
from tests.browser.test_journeys import SCRIPTS
from tests.browser.widths import box_of, width_of
from tests.factories import current_edition, make_spelregels
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db(transaction=True)


def check(page, scripts):
    assert width_of(page) <= PHONE["width"]
    if scripts:
        assert axe_violations(page) == []


@SCRIPTS
def test_from_the_phone_call_to_offline_and_back(scripts, new_page, log_in, olga, watch):
    watch.expected_statuses = {410, 422}
    current_edition()
    make_spelregels()
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    log_in(page, olga)

    page.goto("/beheer/invoeren/")
    check(page, scripts)
    page.get_by_role("link", name="Een activiteit").click()
    check(page, scripts)
    page.get_by_label("Naam op de site").fill("Truus")
    page.get_by_label("Heeft geen e-mail").check()
    page.get_by_label("Telefoonnummer").first.fill("06 12345678")
    page.get_by_label("Hoe heet de activiteit?").fill("Soep met de straat")
    page.get_by_label("Wat ga je doen?").fill("We koken samen een grote pan soep voor de straat.")
    page.get_by_label("Postcode of plaats").fill("3607 AB")
    page.get_by_label("Dag", exact=True).select_option(label="dinsdag 15 december")
    page.get_by_label("Van", exact=True).fill("17:00")
    page.get_by_role("button", name="Bewaar", exact=True).last.click()
    page.get_by_text("Zet hier een vinkje").first.wait_for()
    check(page, scripts)
    page.get_by_label("kent de Spelregels").check()
    page.get_by_role("button", name="Bewaar", exact=True).last.click()

    page.get_by_text("Ingevoerd, en het staat online.").wait_for()
    check(page, scripts)
    page.locator("summary", has_text="Offline halen").click()
    check(page, scripts)
    button = page.get_by_role("button", name="Offline halen")
    assert box_of(button)["height"] >= 44
    button.click()
    page.get_by_text("van de site, overal").wait_for()
    activity = Activity.objects.get()
    assert activity.status == Status.OFFLINE
    assert new_page().goto(activity.get_absolute_url()).status == 410
    check(page, scripts)

    page.get_by_role("button", name="Weer online zetten").click()
    page.get_by_text("terug op de site.").wait_for()
    activity.refresh_from_db()
    assert activity.status == Status.PUBLISHED
