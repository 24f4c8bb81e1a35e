"""From an invitation in the mail, or a question on the page, to belonging to a team."""

import pytest
from post_office.models import Email

from tests.activities.entries import code_sent_to
from tests.browser.axe import axe_violations
from tests.browser.test_journeys import PHONE, SCRIPTS
from tests.browser.widths import width_of

pytestmark = pytest.mark.django_db(transaction=True)
FATIMA = "fatima@example.nl"


def link_in_letter():
    letter = Email.objects.filter(to=FATIMA, subject__startswith="Doe je mee").get().message
    line = next(one for one in letter.splitlines() if "/teams/uitnodiging/" in one)
    return "/teams/" + line.rpartition("/teams/")[2]


@SCRIPTS
def test_invitation_from_the_lead_to_the_new_member(scripts, new_page, log_in, team, anna):
    lead = new_page(viewport=PHONE, java_script_enabled=scripts)
    guest = new_page(viewport=PHONE, java_script_enabled=scripts)
    log_in(lead, anna)

    lead.goto(f"/teams/{team.slug}/leden/")
    lead.get_by_label("E-mailadressen").fill(f"Fatima <{FATIMA}>")
    lead.get_by_label("Een paar woorden van jou").fill("Kom je soep koken?")
    lead.get_by_role("button", name="Stuur de uitnodiging").click()
    lead.get_by_text("Wacht op antwoord").wait_for()
    assert width_of(lead) <= PHONE["width"]

    guest.goto(link_in_letter())
    guest.get_by_text("Kom je soep koken?").wait_for()
    if scripts:
        assert axe_violations(guest) == []
    guest.get_by_role("button", name="Ja, ik doe mee").click()
    guest.get_by_label("Code uit de e-mail").fill(code_sent_to(FATIMA))
    guest.get_by_role("button", name="Bevestig").click()
    guest.get_by_role("heading", name="Leden van Samen in Zwolle").wait_for()

    assert team.memberships.filter(user__email=FATIMA).exists()


@SCRIPTS
def test_question_from_the_page_to_the_yes(scripts, new_page, log_in, team, anna):
    lead = new_page(viewport=PHONE, java_script_enabled=scripts)
    guest = new_page(viewport=PHONE, java_script_enabled=scripts)
    log_in(lead, anna)

    guest.goto(team.get_absolute_url())
    guest.get_by_role("link", name="Doe mee").click()
    guest.get_by_label("Je naam").fill("Fatima")
    guest.get_by_label("Je e-mailadres").fill(FATIMA)
    guest.get_by_label("Een paar woorden over jezelf").fill("Ik bak graag taart.")
    guest.get_by_role("button", name="Vraag het").click()
    guest.get_by_label("Code uit de e-mail").fill(code_sent_to(FATIMA))
    guest.get_by_role("button", name="Bevestig").click()
    guest.get_by_text("De kartrekkers hebben nog niet geantwoord.").wait_for()

    lead.goto("/mijn/")
    lead.get_by_role("link", name="Geef antwoord").click()
    lead.get_by_text("Ik bak graag taart.").wait_for()
    if scripts:
        assert axe_violations(lead) == []
    lead.get_by_role("button", name="Ja, welkom Fatima").click()
    lead.get_by_text("Fatima hoort nu bij Samen in Zwolle.").wait_for()

    guest.reload()
    guest.get_by_role("link", name="Samen in Zwolle").first.wait_for()
    assert width_of(guest) <= PHONE["width"]
