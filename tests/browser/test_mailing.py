"""An organiser mails a group, on a phone: written, looked at, counted, confirmed, stopped."""

import pytest
from post_office.models import Email

from desk.jobs import send_mailings
from desk.mailings.news import choice_path
from desk.mailings.sifting import Person
from desk.models import Mailing, NewsChoice
from tests.browser.axe import axe_violations
from tests.browser.conftest import PHONE
from tests.browser.widths import width_of
from tests.factories import make_team, make_user

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = """Hallo {naam},

Fijn dat jullie meedoen met {team}. Dit kun je nu doen:

- hang een poster op
- vraag je buren mee

Naar je eigen pagina: {link}"""


@pytest.fixture
def teams(edition):
    return [make_team(f"Team {name}", lead=make_user(name)) for name in ("Noor", "Bas", "Yara")]


def is_fine(page, scripts):
    """Nothing sticks out of a phone, and axe has nothing to say."""
    if not scripts:
        return True
    assert width_of(page) == PHONE["width"]
    return axe_violations(page) == []


def letter_fits(page, scripts):
    """Also the long address with which one stops the news."""
    if not scripts:
        return True
    frame = page.query_selector("iframe[title='De mail op een telefoon']").content_frame()
    return frame.evaluate("document.body.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_mail_to_a_group(scripts, new_page, log_in, olga, teams):
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    log_in(page, olga)

    page.goto("/beheer/mail/")
    page.get_by_role("link", name="Schrijf een mail aan een groep").click()
    assert is_fine(page, scripts)
    page.get_by_label("Kartrekkers van InspiratieTeams").check()
    page.get_by_label("Onderwerp").fill("Nog drie weken, {naam}")
    page.get_by_label("Tekst").fill(TEXT)
    page.get_by_role("button", name="Bewaar en bekijk").click()

    letter = page.frame_locator("iframe[title='De mail op een telefoon']")
    assert "Fijn dat jullie meedoen met Team Noor." in letter.locator("body").inner_text()
    assert letter.get_by_role("link", name="Naar je eigen pagina").is_visible()
    assert letter_fits(page, scripts)
    page.get_by_role("link", name="Bas", exact=True).click()
    assert "Team Bas" in letter.locator("body").inner_text()
    page.get_by_role("button", name="Stuur mij een proef").click()
    assert "De proef is onderweg naar olga@example.nl." in page.inner_text("body")

    page.get_by_role("link", name="Verder: hoeveel mensen?").click()
    assert "3 mensen krijgen deze mail" in page.inner_text("body")
    assert is_fine(page, scripts)
    page.get_by_role("button", name="Verstuur aan 3 mensen").click()
    assert "0 van 3 gedaan." in page.inner_text("body")
    assert is_fine(page, scripts)
    page.get_by_role("button", name="Pauzeren").click()
    assert send_mailings() == 0
    page.get_by_role("button", name="Ga door met versturen").click()
    send_mailings()
    send_mailings()
    page.reload()

    assert Mailing.objects.get().status == Mailing.Status.DONE
    to = sorted(address for letter in Email.objects.all() for address in letter.to)
    assert len(to) == len(set(to)) == 4


def test_a_reader_stops_the_news_from_the_letter(page_nojs, teams):
    team_lead = teams[0].memberships.get().user
    page_nojs.goto(choice_path(Person(team_lead.email, team_lead.name, team_lead.pk)))

    page_nojs.get_by_role("button", name="Stuur me geen nieuws meer").click()

    assert "Je krijgt geen nieuws meer" in page_nojs.inner_text("h1")
    assert NewsChoice.objects.get().user == team_lead
