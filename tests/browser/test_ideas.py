"""From an idea to one's own activity, on a phone, with and without JavaScript."""

import pytest

from activities.models import Activity
from ideas.models import Idea
from tests.activities.entries import code_sent_to
from tests.browser.axe import axe_violations
from tests.factories import make_idea, make_spelregels, make_theme
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db(transaction=True)

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["js", "nojs"])
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def idea(edition):
    make_spelregels()
    make_idea("Taart voor later", setting="werk", cost=30)
    return make_idea("Soep op de stoep", theme=make_theme("Samen eten"))


@SCRIPTS
def test_idea_becomes_an_activity(scripts, idea, new_page):
    page = new_page(viewport=PHONE, java_script_enabled=scripts)

    page.goto("/ideeen/")
    page.get_by_label("Zoek op woord").fill("stoep")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("heading", name="1 idee met “stoep”").wait_for()
    page.get_by_role("link", name="Soep op de stoep").click()
    page.get_by_role("link", name="Organiseer dit").click()

    assert page.get_by_label("Hoe heet je activiteit?").input_value() == idea.title
    assert page.get_by_label("Wat ga je doen?").input_value() == idea.invitation
    if scripts:
        assert axe_violations(page) == []
    page.get_by_label("Dag", exact=True).select_option(label="dinsdag 15 december")
    page.get_by_label("Van", exact=True).fill("17:00")
    page.get_by_label("Postcode of plaats").fill("3607 AB")
    page.get_by_label("Je naam").fill("Fatima")
    page.get_by_label("Je e-mailadres").fill("fatima@example.nl")
    page.get_by_label("We houden ons aan de spelregels").check()
    page.get_by_role("button", name="Verstuur je activiteit").click()
    page.get_by_label("Code uit de e-mail").fill(code_sent_to("fatima@example.nl"))
    page.get_by_role("button", name="Bevestig").click()
    page.get_by_role("heading", name="Dank je").wait_for()

    made = Activity.objects.get()
    assert (made.copied_from_idea, made.status) == (idea, Status.SUBMITTED)
    assert made.theme == idea.theme


@SCRIPTS
def test_surprise_gives_one_that_fits_and_then_another(scripts, idea, new_page):
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    make_idea("Brood bij de buren")

    page.goto("/ideeen/")
    page.get_by_role("link", name="Verras me").click()
    page.get_by_label("Het kost").select_option(label="Gratis")
    page.get_by_role("button", name="Verras me").click()

    first = page.locator("article h2").inner_text()
    page.get_by_role("link", name="Nog een").click()
    second = page.locator("article h2").inner_text()
    assert {first, second} == {"Soep op de stoep", "Brood bij de buren"}
    assert page.context.cookies() == []


@SCRIPTS
def test_anybody_sends_in_an_idea(scripts, edition, new_page, watch):
    # The form is sent empty first.
    watch.expected_statuses.add(422)
    page = new_page(viewport=PHONE, java_script_enabled=scripts)

    page.goto("/ideeen/")
    page.get_by_role("link", name="Stuur een idee in").first.click()
    page.get_by_role("button", name="Stuur je idee in").click()
    page.get_by_text("Geef je idee een naam.").first.wait_for()
    if scripts:
        assert axe_violations(page) == []
    page.get_by_label("Hoe heet je idee?").fill("De sjaal")
    page.get_by_label("Vertel het in één zin").fill("Eén breiwerk gaat van huis tot huis.")
    page.get_by_label("Hoe doe je het?").fill("Brei tien rijen.\nBreng het naar de volgende.")
    page.get_by_label("Waarom verbindt dit?").fill("Je blijft op de drempel staan.")
    page.get_by_label("Waar doe je dit?").select_option(label="In de straat")
    page.get_by_label("Je naam").fill("Fatima")
    page.get_by_label("Je e-mailadres").fill("fatima@example.nl")
    page.get_by_role("button", name="Stuur je idee in").click()
    page.get_by_label("Code uit de e-mail").fill(code_sent_to("fatima@example.nl"))
    page.get_by_role("button", name="Bevestig").click()
    page.get_by_role("heading", name="Bedankt voor je idee").wait_for()

    sent = Idea.objects.get()
    assert (sent.title, sent.status) == ("De sjaal", Status.SUBMITTED)
    assert sent.step_lines == ["Brei tien rijen.", "Breng het naar de volgende."]
