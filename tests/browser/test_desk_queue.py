"""Forty things wait: with the keyboard alone, on a phone by touch, and several at once."""

import pytest

from activities.models import Activity
from desk.models import StandardText
from tests.browser.axe import axe_violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_journeys import SCRIPTS
from tests.browser.widths import box_of, width_of
from tests.desk.queue_cast import waiting_activity
from tests.factories import make_user
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db(transaction=True)

QUEUE = "/beheer/wachtrij/"
KEYS_FOR_A_GOOD_ONE = 2


@pytest.fixture
def mixed(edition):
    """Forty of mixed quality: every fifth is an advertisement, every seventh lacks words."""
    StandardText.objects.all().delete()
    StandardText.objects.create(title="Reclame", occasion="afwijzing", words="Dit is reclame.")
    StandardText.objects.create(title="Meer", occasion="aanpassing", words="Vertel iets meer.")
    sender = make_user("Noor")
    for number in range(1, 41):
        quality = "KOOP NU" if number % 5 == 0 else "Kort" if number % 7 == 0 else "Soep"
        waiting_activity(f"{quality} {number}", starts_in=48 + number, owner=sender)


class Keyboard:
    """Presses keys and counts them."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1

    def go(self, *keys):
        """The last of these keys opens another page."""
        *before, last = keys
        self.press(*before)
        with self.page.expect_navigation():
            self.press(last)


def title_of(page):
    return page.locator("h1").inner_text()


def field_in_focus(page):
    return page.evaluate("document.activeElement.name")


def words_in_focus(page):
    return page.evaluate("document.activeElement.innerText")


def send_words(keyboard, choose, button):
    """Past the first button to the others: choose a text, tab to the button, press it."""
    # The script that puts the text in the field is there once its button isn't needed any more.
    keyboard.page.locator("[data-fills]").wait_for(state="hidden")
    keyboard.press("Tab", "Tab", "Enter", "Tab")
    assert field_in_focus(keyboard.page) == "standard"
    keyboard.press(choose)
    for _ in range(4):
        keyboard.press("Tab")
        if words_in_focus(keyboard.page) == button:
            break
    assert words_in_focus(keyboard.page) == button
    keyboard.go("Enter")


def test_forty_by_keyboard_alone(new_page, log_in, mo, mixed):
    page = new_page(viewport=DESKTOP)
    page.set_default_timeout(15000)
    log_in(page, mo)
    keyboard, keys_of_good = Keyboard(page), []
    page.goto(QUEUE)
    page.get_by_role("link", name="Begin bovenaan").focus()
    keyboard.go("Enter")

    for _ in range(40):
        page.locator("h1:focus").wait_for()
        before, title = keyboard.count, title_of(page)
        if title.startswith("KOOP"):
            send_words(keyboard, "R", "Afwijzen")
        elif title.startswith("Kort"):
            send_words(keyboard, "M", "Aanpassing vragen")
        else:
            keyboard.go("Tab", "Enter")
            keys_of_good.append(keyboard.count - before)

    assert title_of(page) == "Alles gedaan"
    assert set(keys_of_good) == {KEYS_FOR_A_GOOD_ONE}
    counts = {status: Activity.objects.filter(status=status).count() for status in Status}
    assert counts[Status.REJECTED] == 8
    assert counts[Status.CHANGES_ASKED] == 4
    assert counts[Status.PUBLISHED] == 28
    assert "Vandaag besliste jij 40 keer" in page.inner_text("main")
    assert axe_violations(page) == []


def test_enter_pressed_too_long_publishes_nothing_unread(new_page, log_in, mo, mixed):
    page = new_page(viewport=DESKTOP)
    page.set_default_timeout(15000)
    log_in(page, mo)
    page.goto(QUEUE)
    keyboard = Keyboard(page)
    page.get_by_role("link", name="Begin bovenaan").focus()
    keyboard.go("Enter")

    page.locator("h1:focus").wait_for()
    keyboard.go("Tab", "Enter")
    keyboard.press("Enter", "Enter", "Enter")
    page.wait_for_timeout(200)

    assert Activity.objects.filter(status=Status.PUBLISHED).count() == 1


@SCRIPTS
def test_a_round_on_a_phone(scripts, new_page, log_in, mo, mixed):
    page = new_page(viewport=PHONE, java_script_enabled=scripts, has_touch=True)
    page.set_default_timeout(15000)
    log_in(page, mo)
    page.goto(QUEUE)
    page.get_by_role("link", name="Begin bovenaan").tap()
    publish = page.get_by_role("button", name="Publiceren", exact=True)
    assert box_of(publish)["height"] >= 44
    assert box_of(publish)["y"] < PHONE["height"]

    for number in range(1, 4):
        assert title_of(page) == f"Soep {number}"
        with page.expect_navigation():
            page.get_by_role("button", name="Publiceren", exact=True).tap()
    page.get_by_role("link", name="Anders…").tap()
    page.get_by_label("Begin met een standaardtekst").select_option(label="Meer")
    if not scripts:
        with page.expect_navigation():
            page.get_by_role("button", name="Zet in het vak").tap()
    assert page.get_by_label("Woorden voor de inzender").input_value() == "Vertel iets meer."
    assert width_of(page) <= PHONE["width"]
    if scripts:
        assert axe_violations(page) == []
    with page.expect_navigation():
        page.get_by_role("button", name="Aanpassing vragen").tap()

    assert Activity.objects.filter(status=Status.PUBLISHED).count() == 3
    assert Activity.objects.get(title="Soep 4").status_note == "Vertel iets meer."


@SCRIPTS
def test_several_at_once(scripts, new_page, log_in, mo, mixed):
    page = new_page(viewport=PHONE, java_script_enabled=scripts, has_touch=True)
    page.set_default_timeout(15000)
    log_in(page, mo)
    page.goto(QUEUE)

    page.get_by_role("button", name="Vink alles op deze pagina aan").tap()
    page.get_by_role("checkbox", name="Kies KOOP NU 5").uncheck()
    with page.expect_navigation():
        page.get_by_role("button", name="Publiceren", exact=True).tap()

    assert title_of(page) == "24 gelukt"
    assert width_of(page) <= PHONE["width"]
    if scripts:
        assert axe_violations(page) == []
    page.get_by_role("link", name="Terug naar de lijst").tap()
    page.get_by_role("link", name="KOOP NU 5").wait_for()
    if scripts:
        assert axe_violations(page) == []
