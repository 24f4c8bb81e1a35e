"""What those who work at the desk find on their own page."""

import pytest

from tests.desk.queue_cast import waiting_activity
from tests.factories import make_activity

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

QUEUE = 'href="/beheer/wachtrij/?soort=activiteit"'


def test_mine_leads_a_moderator_to_what_waits(as_mo):
    make_activity(status="ingediend")

    page = as_mo.get("/mijn/").text

    assert "Aan het bureau" in page
    assert QUEUE in page
    assert "Je hebt nog niets" not in page


def test_mine_says_that_nothing_waits(as_mo):
    page = as_mo.get("/mijn/").text

    assert "er wacht niets." in page
    assert QUEUE not in page


def test_mine_of_others_has_no_desk(as_anna):
    make_activity(status="ingediend")

    assert "bureau" not in as_anna.get("/mijn/").text


def test_mine_puts_what_cannot_wait_before_everything(as_mo):
    waiting_activity(waited=5)

    action = as_mo.get("/mijn/").context["action"]

    assert action.text == "1 wacht, oudste 5 uur. Dat kan niet wachten."
    assert (action.url, action.label) == ("/beheer/wachtrij/", "Open de wachtrij")


def test_mine_leaves_the_first_place_to_ones_own_while_there_is_time(as_mo):
    waiting_activity(waited=1)

    assert as_mo.get("/mijn/").context["action"] is None
