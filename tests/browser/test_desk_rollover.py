"""On a telephone, with and without JavaScript: from the last edition to a team that joins again."""

import pytest

from editions.models import Edition
from tests.browser.axe import axe_violations
from tests.browser.test_journeys import PHONE, SCRIPTS
from tests.browser.widths import width_of

pytestmark = pytest.mark.django_db(transaction=True)


def fits(page, scripts):
    assert width_of(page) <= PHONE["width"]
    if scripts:
        assert axe_violations(page) == []


@SCRIPTS
def test_new_edition_and_a_team_that_takes_part_again(scripts, new_page, log_in, olga, team, anna):
    desk = new_page(viewport=PHONE, java_script_enabled=scripts)
    lead = new_page(viewport=PHONE, java_script_enabled=scripts)
    log_in(desk, olga)
    log_in(lead, anna)

    desk.goto("/beheer/nieuwe-editie/")
    fits(desk, scripts)
    desk.get_by_label("Motto").fill("Gewoon beginnen")
    desk.get_by_role("button", name="Bekijk wat er gebeurt").click()
    desk.get_by_text("1 team krijgt de vraag").wait_for()
    fits(desk, scripts)
    desk.get_by_role("button", name="Terug, ik wil iets wijzigen").click()
    assert desk.get_by_label("Motto").input_value() == "Gewoon beginnen"
    desk.get_by_role("button", name="Bekijk wat er gebeurt").click()
    desk.get_by_role("button", name="Maak editie 2027").click()
    desk.get_by_role("heading", name="Nieuwe editie 2027: wat nu nog?").wait_for()
    fits(desk, scripts)

    lead.goto(f"/teams/{team.slug}/meedoen/2027/")
    fits(lead, scripts)
    lead.get_by_role("button", name="Ja, wij doen weer mee").click()
    lead.get_by_role("heading", name="Samen in Zwolle doet mee in 2027").wait_for()

    made = Edition.objects.get(year=2027)
    assert made.motto == "Gewoon beginnen"
    assert made.participations.get().team == team
