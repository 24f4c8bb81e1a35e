"""The journeys that the site is made for, each walked with and without JavaScript."""

import pytest

from activities.models import Activity
from tests.activities.entries import code_sent_to
from tests.browser.axe import axe_violations
from tests.factories import make_audience, make_spelregels, make_theme
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db(transaction=True)

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["js", "nojs"])
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def open_site(edition):
    make_spelregels()
    make_theme("Samen eten")
    make_audience("Ouderen")


def fill_in(page):
    page.get_by_label("Hoe heet je activiteit?").fill("Soep eten met de straat")
    page.get_by_label("Wat ga je doen?").fill("We koken een grote pan soep.")
    page.get_by_label("Dag", exact=True).select_option(label="dinsdag 15 december")
    page.get_by_label("Van", exact=True).fill("17:00")
    page.get_by_label("Postcode of plaats").fill("3607 AB")
    page.get_by_label("Je naam").fill("Fatima")
    page.get_by_label("Je e-mailadres").fill("fatima@example.nl")
    page.get_by_label("We houden ons aan de spelregels").check()


def enter_and_confirm(page):
    page.goto("/")
    page.get_by_role("link", name="Organiseer iets").last.click()
    fill_in(page)
    page.get_by_role("button", name="Verstuur je activiteit").click()
    page.get_by_label("Code uit de e-mail").fill(code_sent_to("fatima@example.nl"))
    page.get_by_role("button", name="Bevestig").click()


@SCRIPTS
def test_activity_from_the_first_word_to_the_cancellation(scripts, new_page, open_site, log_in, mo):
    fatima = new_page(viewport=PHONE, java_script_enabled=scripts)
    moderator = new_page(viewport=PHONE, java_script_enabled=scripts)
    visitor = new_page(viewport=PHONE, java_script_enabled=scripts)
    log_in(moderator, mo)

    enter_and_confirm(fatima)
    fatima.get_by_role("heading", name="Dank je, Fatima").wait_for()
    activity = Activity.objects.get()
    address = activity.get_absolute_url()
    assert activity.status == Status.SUBMITTED
    assert visitor.request.get(address).status == 404

    moderator.goto("/beheer/wachtrij/")
    moderator.get_by_role("link", name="Soep eten met de straat").click()
    moderator.get_by_role("button", name="Publiceren").click()
    visitor.goto("/activiteiten/")
    visitor.get_by_role("link", name="Soep eten met de straat").click()
    visitor.get_by_text("dinsdag 15 december").first.wait_for()

    fatima.goto("/mijn/")
    fatima.get_by_role("link", name="Wijzig").click()
    fatima.get_by_label("Straat en huisnummer").fill("Bisonspoor 12")
    fatima.get_by_role("button", name="Bewaar").click()
    visitor.reload()
    visitor.get_by_text("Bisonspoor 12, Maarssen").first.wait_for()

    fatima.goto("/mijn/")
    fatima.get_by_role("link", name="Annuleren").click()
    fatima.get_by_role("button", name="Ja, annuleer").click()
    visitor.reload()
    visitor.get_by_text("Deze activiteit gaat niet door").wait_for()


@SCRIPTS
def test_refused_form_leads_to_the_fault_and_keeps_the_rest(scripts, new_page, open_site, watch):
    watch.expected_statuses.add(422)
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto("/activiteiten/nieuw/")
    fill_in(page)
    page.get_by_label("Hoe heet je activiteit?").fill("")
    page.get_by_label("Postcode of plaats").fill("Hengelo")

    page.get_by_role("button", name="Verstuur je activiteit").click()

    page.get_by_role("heading", name="Er klopt nog iets niet").wait_for()
    assert page.get_by_label("Je naam").input_value() == "Fatima"
    assert page.get_by_label("Van", exact=True).input_value() == "17:00"
    if scripts:
        assert axe_violations(page) == []
    page.get_by_role("link", name="Geef je activiteit een naam.").click()
    assert (
        page.get_by_label("Hoe heet je activiteit?").evaluate(
            "element => element === document.activeElement"
        )
        or not scripts
    )

    page.get_by_label("Hoe heet je activiteit?").fill("Soep")
    page.get_by_label("Overijssel").check()
    page.get_by_role("button", name="Verstuur je activiteit").click()
    page.get_by_label("Code uit de e-mail").wait_for()
    assert Activity.objects.get().province == "Overijssel"


@SCRIPTS
def test_another_moment_is_one_button_away(scripts, new_page, open_site):
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto("/activiteiten/nieuw/")
    fill_in(page)

    page.get_by_text("Vaker? Voeg momenten toe").click()
    page.get_by_role("button", name="Nog een moment").click()
    page.get_by_label("Dag", exact=True).nth(1).select_option(label="vrijdag 18 december")
    page.get_by_label("Van", exact=True).nth(1).fill("10:00")
    page.get_by_role("button", name="Verstuur je activiteit").click()
    page.get_by_label("Code uit de e-mail").wait_for()

    days = Activity.objects.get().moments.values_list("local_date", flat=True)
    assert [day.isoformat() for day in days] == ["2026-12-15", "2026-12-18"]


def test_impatient_double_click_makes_one_activity(page, open_site):
    page.goto("/activiteiten/nieuw/")
    fill_in(page)

    page.get_by_role("button", name="Verstuur je activiteit").dblclick()
    page.get_by_label("Code uit de e-mail").wait_for()

    assert Activity.objects.count() == 1


def test_keyboard_alone_is_enough_to_enter(page, open_site):
    page.goto("/activiteiten/nieuw/")
    page.get_by_label("Hoe heet je activiteit?").focus()
    page.keyboard.type("Soep")
    page.keyboard.press("Tab")
    page.keyboard.type("We koken soep.")
    page.keyboard.press("Tab")
    page.keyboard.type("dinsdag")
    page.keyboard.press("Tab")
    page.keyboard.type("1700")
    page.get_by_label("Postcode of plaats").focus()
    page.keyboard.type("3607")
    page.get_by_label("Je naam").focus()
    page.keyboard.type("Fatima")
    page.keyboard.press("Tab")
    page.keyboard.type("fatima@example.nl")
    page.get_by_label("We houden ons aan de spelregels").focus()
    page.keyboard.press("Space")
    # Past the link to the spelregels.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_label("Code uit de e-mail").wait_for()

    activity = Activity.objects.get()
    assert activity.moments.get().local_date.isoformat() == "2026-12-15"
