"""The day itself, with a phone in the hand: say yes, tick off who is there, write to all."""

import datetime as dt

import pytest

from signups.models import Signup, State
from tests.browser.axe import axe_violations
from tests.browser.test_journeys import PHONE, SCRIPTS
from tests.browser.widths import box_of, width_of
from tests.factories import at, make_activity, make_moment, make_signup
from tests.signups.typed import letters_to

pytestmark = pytest.mark.django_db(transaction=True)


@SCRIPTS
def test_from_the_yes_to_a_message(scripts, new_page, log_in, anna):
    activity = make_activity("Soep", coming="aanmelden", owner=anna, moments=0)
    today = make_moment(activity, at(dt.date(2026, 11, 23), 14), capacity=5)
    make_signup(today, "Zoë met een heel lange naam, Wilhelmina-Antoinette", people=3)
    noor = make_signup(today, "Noor", state=State.ASKED, note="Ik neem brood mee.")
    make_signup(today, "Wim", state=State.WAITING)
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    log_in(page, anna)

    page.goto("/mijn/")
    page.get_by_role("link", name="Zeg ja of nee").click()
    page.get_by_role("button", name="Noor kan komen").click()
    page.get_by_text("Noor komt en krijgt nu een mail.").wait_for()
    button = page.get_by_role("button", name="Noor: Erbij", exact=True)
    button.click()
    page.wait_for_url(f"**#wie-{noor.pk}")
    assert button.get_attribute("aria-pressed") == "true"
    assert box_of(button)["height"] >= 44
    assert width_of(page) <= PHONE["width"]
    if scripts:
        assert axe_violations(page) == []

    page.get_by_role("link", name="Schrijf aan wie komt").click()
    page.get_by_label("Je bericht").fill("De deur is open.")
    if scripts:
        assert axe_violations(page) == []
    page.get_by_role("button", name="Verstuur je bericht").click()
    page.get_by_text("verstuurd naar 3 adressen").wait_for()

    assert Signup.objects.get(pk=noor.pk).is_present
    assert letters_to(noor.email)[-1] == "Bericht van de organisator: Soep"
