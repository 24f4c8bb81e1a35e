"""Coming along in a real browser: by name up to who moves up, and by one click without data."""

import re

import pytest
from post_office.models import Email

from signups.models import Signup, State
from tests.activities.entries import code_sent_to
from tests.browser.axe import axe_violations
from tests.factories import make_activity, make_signup

pytestmark = pytest.mark.django_db(transaction=True)

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["js", "nojs"])
PHONE = {"width": 360, "height": 740}
NOOR = "noor@example.nl"
STREET = "Geheimstraat 99"


def fill_in(page):
    page.get_by_label("Met hoeveel mensen kom je?").fill("2")
    page.get_by_label("Je naam").fill("Noor")
    page.get_by_label("Je e-mailadres").fill(NOOR)
    page.get_by_role("button", name="Meld je aan").click()


def own_link_sent_to(address):
    letter = Email.objects.filter(to=address, subject__startswith="Je komt").latest("pk")
    return re.search(r"(/aanmelding/\w+/)", letter.message)[1]


@SCRIPTS
def test_signup_from_the_button_to_who_moves_up(scripts, new_page, edition):
    activity = make_activity(
        "Soep aan huis",
        coming="aanmelden",
        address_visibility="aangemeld",
        address=STREET,
        place_label="Assendorp",
    )
    activity.moments.update(capacity=3)
    page = new_page(viewport=PHONE, java_script_enabled=scripts)

    page.goto(activity.get_absolute_url())
    page.get_by_text("Nog 3 plaatsen").first.wait_for()
    page.get_by_role("link", name="Meld je aan").click()
    fill_in(page)
    page.get_by_label("Code uit de e-mail").fill(code_sent_to(NOOR))
    page.get_by_role("button", name="Bevestig").click()
    page.get_by_role("heading", name="Je komt").wait_for()
    page.get_by_text(STREET).wait_for()

    waiting = make_signup(activity.moments.get(), "Sara", state=State.WAITING, people=3)
    # Later, on another device: the link from the letter is all it takes.
    other = new_page(viewport=PHONE, java_script_enabled=scripts)
    other.goto(own_link_sent_to(NOOR))
    other.get_by_label("Met hoeveel mensen kom je?").fill("1")
    other.get_by_role("button", name="Bewaar").click()
    other.get_by_text("We rekenen op je, Noor").wait_for()
    assert Signup.objects.get(email=NOOR).people == 1
    other.get_by_role("button", name="Meld me af").click()
    other.get_by_role("heading", name="Je bent afgemeld").wait_for()
    assert other.get_by_text(STREET).count() == 0

    waiting.refresh_from_db()
    assert waiting.state == State.COMING
    page.goto(activity.get_absolute_url())
    page.get_by_role("heading", name="Het zit vol").wait_for()


@SCRIPTS
def test_one_click_counts_and_can_be_taken_back(scripts, new_page, edition):
    activity = make_activity("Soep", coming="ik-kom", moments=2)
    page = new_page(viewport=PHONE, java_script_enabled=scripts)

    page.goto(activity.get_absolute_url())
    assert page.context.cookies() == []
    page.get_by_role("link", name="Ik kom").click()
    page.get_by_role("button", name="Ik kom op dinsdag 15 december").click()
    page.get_by_text("Fijn, je komt").wait_for()
    page.goto(activity.get_absolute_url())
    page.get_by_text("Eén iemand liet al weten te komen").wait_for()

    page.get_by_role("link", name="Ik kom").click()
    page.get_by_role("button", name="Toch niet op dinsdag 15 december").click()
    page.get_by_role("button", name="Ik kom op dinsdag 15 december").wait_for()
    assert page.get_by_text("Fijn, je komt").count() == 0


def test_pages_of_coming_along_are_accessible_and_fit(page, page_dark, edition, watch):
    watch.expected_statuses.add(422)
    signing_up = make_activity("Soep", coming="aanmelden", moments=2)
    nodding = make_activity("Koor", coming="ik-kom", moments=2)
    full = make_activity("Dans", coming="vol")
    own = make_signup(signing_up.moments.first(), "Noor " + "van Lang" * 8)

    addresses = [activity.get_absolute_url() for activity in (signing_up, nodding, full)]
    addresses += [f"{address}ik-kom/" for address in addresses]
    for screen in (page, page_dark):
        for address in [*addresses, own.get_absolute_url()]:
            screen.goto(address)
            assert axe_violations(screen) == [], address
            wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            assert not screen.evaluate(wide), address
        screen.goto(f"{signing_up.get_absolute_url()}ik-kom/")
        screen.get_by_role("button", name="Meld je aan").click()
        screen.get_by_role("heading", name="Er klopt nog iets niet").wait_for()
        assert axe_violations(screen) == []
