"""What the activity form does while somebody fills it in, with and without JavaScript."""

import pytest

from activities.models import Activity
from tests.browser.axe import axe_violations
from tests.browser.test_journeys import PHONE, SCRIPTS, fill_in
from tests.browser.widths import width_of
from tests.factories import make_activity, make_spelregels

pytestmark = pytest.mark.django_db(transaction=True)

FORM = "/activiteiten/nieuw/"


@pytest.fixture
def open_form(edition, new_page):
    make_spelregels()

    def open_page(scripts):
        page = new_page(viewport=PHONE, java_script_enabled=scripts)
        page.goto(FORM)
        fill_in(page)
        return page

    return open_page


def is_no_wider_than_the_phone(page):
    return width_of(page) <= PHONE["width"]


@SCRIPTS
def test_place_is_found_while_typing_or_by_a_button(scripts, open_form):
    page = open_form(scripts)

    page.get_by_label("Postcode of plaats").fill("Bergen")
    if not scripts:
        page.get_by_role("button", name="Zoek deze plaats").click()
    page.get_by_label("Bergen (Limburg)").check()
    if not scripts:
        page.get_by_role("button", name="Zoek deze plaats").click()
    page.get_by_text("Gevonden: Bergen (Limburg)").wait_for()

    assert page.get_by_label("Je naam").input_value() == "Fatima"
    assert page.get_by_role("button", name="Zoek deze plaats").is_visible() is not scripts
    assert is_no_wider_than_the_phone(page)
    assert not Activity.objects.exists()
    if scripts:
        assert axe_violations(page) == []


@SCRIPTS
def test_moments_are_added_copied_and_taken_away(scripts, open_form):
    page = open_form(scripts)
    page.get_by_text("Vaker? Voeg momenten toe").click()

    page.get_by_label("donderdag 17 december").check()
    if not scripts:
        page.get_by_role("button", name="Voeg deze dagen toe").click()
    page.get_by_role("group", name="Moment 2").wait_for()
    page.get_by_role("button", name="Kopieer naar de volgende dag").click()
    page.get_by_role("group", name="Moment 3").wait_for()
    page.get_by_role("button", name="Haal moment 1 weg").click()
    page.get_by_role("group", name="Moment 3").wait_for(state="detached")

    assert is_no_wider_than_the_phone(page)
    if scripts:
        assert axe_violations(page) == []
    page.get_by_role("button", name="Verstuur je activiteit").click()
    page.get_by_label("Code uit de e-mail").wait_for()
    days = Activity.objects.get().moments.values_list("local_date", "starts_at__hour")
    assert [day.day for day, _ in days] == [17, 18]
    assert len({hour for _, hour in days}) == 1


@SCRIPTS
def test_preview_leads_back_and_on(scripts, open_form):
    page = open_form(scripts)

    page.get_by_role("button", name="Bekijk een voorbeeld").click()
    page.get_by_text("Zo ziet de bezoeker het").wait_for()
    assert page.get_by_role("heading", level=1).inner_text() == "Soep eten met de straat"
    assert is_no_wider_than_the_phone(page)
    assert not Activity.objects.exists()
    if scripts:
        assert axe_violations(page) == []

    page.get_by_role("button", name="Verder aanpassen").first.click()
    page.get_by_label("Je naam").fill("Noor")
    page.get_by_role("button", name="Bekijk een voorbeeld").click()
    page.get_by_role("button", name="Versturen").first.click()
    page.get_by_label("Code uit de e-mail").wait_for()
    assert Activity.objects.get().shown_name == "Noor"


@SCRIPTS
def test_lookalike_is_asked_about_once(scripts, open_form, watch):
    watch.expected_statuses.add(422)
    page = open_form(scripts)
    place = {"municipality_code": "1904", "lat": 52.1359, "lon": 5.0182}
    make_activity("Soep met de hele straat", moments=2, **place)

    page.get_by_role("button", name="Verstuur je activiteit").click()
    page.get_by_text("Staat dit er al?").wait_for()
    assert is_no_wider_than_the_phone(page)
    if scripts:
        assert axe_violations(page) == []
    page.get_by_role("button", name="Het is een andere: verstuur").click()

    page.get_by_label("Code uit de e-mail").wait_for()
    assert Activity.objects.filter(pending_email="fatima@example.nl").count() == 1


def test_newcomer_meets_ten_fields_and_needs_eight(page, edition):
    """The promise of two minutes: all else stays folded away until somebody wants it."""
    make_spelregels()
    page.goto(FORM)

    fields = page.locator("main form :is(input:not([type=hidden]), select, textarea):visible")
    optional = page.locator("main form .field__optional:visible")

    assert (fields.count(), optional.count()) == (10, 2)
