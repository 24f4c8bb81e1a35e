"""The whole year on a phone: from somebody else's idea to the numbers of the edition."""

import re

import pytest

from activities.models import Activity
from tests.activities.entries import code_sent_to
from tests.browser.test_journeys import PHONE, SCRIPTS
from tests.factories import make_idea, make_spelregels, make_theme
from tests.signups.typed import letters_to, newest_letter_to
from verbinding.lib import tick

pytestmark = pytest.mark.django_db(transaction=True)

FATIMA, NOOR, SARA = (f"{name}@example.nl" for name in ("fatima", "noor", "sara"))


@pytest.fixture
def idea(edition):
    make_spelregels()
    return make_idea("Soep op de stoep", theme=make_theme("Samen eten"))


@pytest.fixture
def move_to(moment_in_time):
    """Lets the clock stand at that time, and do what is due by then."""
    tick.load_jobs()

    def move(when):
        moment_in_time.move_to(when)
        tick.run_due()

    return move


def confirm(page, email):
    page.get_by_label("Code uit de e-mail").fill(code_sent_to(email))
    page.get_by_role("button", name="Bevestig").click()


def link_in_newest_letter_to(email, ending):
    return re.search(rf"https?://[^/\s]+(/\S*{ending})", newest_letter_to(email).message)[1]


def organise(page, idea):
    page.goto(idea.get_absolute_url())
    page.get_by_role("link", name="Organiseer dit").click()
    page.get_by_label("Dag", exact=True).select_option(label="dinsdag 15 december")
    page.get_by_label("Van", exact=True).fill("17:00")
    page.get_by_text("Hele dag, of een beperkt aantal plaatsen").click()
    page.get_by_label("Plaatsen").fill("2")
    page.get_by_label("Postcode of plaats").fill("3607 AB")
    page.get_by_text("Hoe kun je komen?").click()
    page.get_by_label("Aanmelden met naam").check()
    page.get_by_label("Je naam").fill("Fatima")
    page.get_by_label("Je e-mailadres").fill(FATIMA)
    page.get_by_label("We houden ons aan de spelregels").check()
    page.get_by_role("button", name="Verstuur je activiteit").click()
    confirm(page, FATIMA)
    page.get_by_role("heading", name="Dank je").wait_for()
    return Activity.objects.get()


def sign_up(page, activity, name, email, button):
    page.goto(activity.get_absolute_url())
    page.get_by_role("link", name=button).first.click()
    page.get_by_label("Met hoeveel mensen kom je?").fill("2")
    page.get_by_label("Je naam").fill(name)
    page.get_by_label("Je e-mailadres").fill(email)
    page.locator("main form button[type=submit]").first.click()
    confirm(page, email)


@SCRIPTS
def test_from_the_idea_to_the_numbers(scripts, new_page, idea, log_in, mo, move_to):
    fatima, noor, sara, moderator = (
        new_page(viewport=PHONE, java_script_enabled=scripts) for _ in range(4)
    )
    log_in(moderator, mo)

    activity = organise(fatima, idea)
    moderator.goto("/beheer/wachtrij/")
    moderator.get_by_role("link", name=idea.title).click()
    moderator.get_by_role("button", name="Publiceren").click()
    moderator.get_by_text("Gepubliceerd").first.wait_for()

    sign_up(noor, activity, "Noor", NOOR, "Meld je aan")
    noor.get_by_role("heading", name="Je komt").wait_for()
    sign_up(sara, activity, "Sara", SARA, "wachtlijst")
    sara.get_by_text("wachtlijst").first.wait_for()

    noor.goto(link_in_newest_letter_to(NOOR, r"aanmelding/\w+/"))
    noor.get_by_label("Met hoeveel mensen kom je?").fill("1")
    noor.get_by_role("button", name="Bewaar").click()
    noor.get_by_text("We rekenen op je, Noor").wait_for()
    noor.get_by_role("button", name="Meld me af").click()
    noor.get_by_role("heading", name="Je bent afgemeld").wait_for()
    sara.goto(link_in_newest_letter_to(SARA, r"aanmelding/\w+/"))
    sara.get_by_role("heading", name="Je komt").wait_for()

    before = len(letters_to(NOOR))
    move_to("2026-12-14 10:05+01:00")
    assert "morgen" in letters_to(SARA)[-1].lower()
    move_to("2026-12-16 09:05+01:00")
    assert letters_to(FATIMA)[-1] == "Dank je wel: Soep op de stoep"
    assert len(letters_to(NOOR)) == before

    move_to("2026-12-29 09:05+01:00")
    log_in(fatima, activity.owner)
    fatima.goto(link_in_newest_letter_to(FATIMA, "terugblik/"))
    fatima.get_by_label("Hoeveel mensen kwamen er?").fill("12")
    fatima.get_by_label("De meesten").check()
    fatima.get_by_label("Ja", exact=True).check()
    fatima.get_by_role("button", name="Bewaar").click()
    fatima.get_by_text("Zo weet iedereen wat de week deed").wait_for()

    visitor = new_page(viewport=PHONE, java_script_enabled=scripts)
    visitor.goto("/edities/2026/")
    visitor.get_by_text("12 mensen kwamen").wait_for()
    visitor.goto(idea.get_absolute_url())
    visitor.get_by_text("1 keer nagedaan").first.wait_for()
    assert visitor.context.cookies() == []
