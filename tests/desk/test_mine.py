"""What those who work at the desk find on their own page."""

import pytest

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
