"""Who sees which idea, what its page tells, and what a person may take along or have erased."""

import json
import re

import pytest
from django.test import Client

from accounts.privacy import erase, export
from ideas.jobs import forget_unconfirmed
from ideas.models import Idea
from tests.conftest import logged_in
from tests.factories import make_activity, make_edition, make_idea, make_theme
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

# anonymous, sam, anna (who sent it in), mo, olga
EXPECTED = {
    Status.CONCEPT: (404, 404, 200, 404, 404),
    Status.SUBMITTED: (404, 404, 200, 200, 200),
    Status.CHANGES_ASKED: (404, 404, 200, 200, 200),
    Status.PUBLISHED: (200, 200, 200, 200, 200),
    Status.OFFLINE: (410, 410, 200, 200, 200),
    Status.REJECTED: (404, 404, 200, 200, 200),
}


@pytest.mark.parametrize("status", EXPECTED)
def test_page_answers_by_status_and_role(status, sam, anna, mo, olga):
    idea = make_idea(status=status, sent_by=anna)
    clients = [Client(), *map(logged_in, (sam, anna, mo, olga))]

    answers = tuple(client.get(idea.get_absolute_url()).status_code for client in clients)

    assert answers == EXPECTED[status]


def test_page_has_one_action_that_leads_to_the_filled_form(client):
    idea = make_idea()

    page = client.get(idea.get_absolute_url()).text

    assert f'href="/activiteiten/nieuw/?idee={idea.slug}"' in page
    assert page.count("Organiseer dit") == 1


def test_page_offers_no_form_that_is_closed(client, moment_in_time):
    idea = make_idea()
    moment_in_time.shift(60 * 60 * 24 * 40)

    page = client.get(idea.get_absolute_url()).text

    assert "?idee=" not in page
    assert "volgende editie" in page


def test_page_shows_who_does_it_in_this_edition_alone(client):
    idea = make_idea()
    make_activity("Soep hier", copied_from_idea=idea)
    make_activity("Soep toen", copied_from_idea=idea, edition=make_edition(2025))
    make_activity("Wacht nog", copied_from_idea=idea, status=Status.SUBMITTED)

    response = client.get(idea.get_absolute_url())

    assert [activity.title for activity in response.context["copies"]] == ["Soep hier"]
    assert "2 keer nagedaan" in response.text


def test_page_tells_search_engines_the_steps(client):
    idea = make_idea("Soep </script><b>op", preparation=15, duration=60)

    page = client.get(idea.get_absolute_url()).text

    data = json.loads(re.search(r'ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert (data["@type"], data["totalTime"]) == ("HowTo", "PT75M")
    assert [step["text"] for step in data["step"]] == idea.step_lines


def test_page_leads_to_others_like_it(client):
    theme = make_theme()
    idea = make_idea(theme=theme)
    near = make_idea("Zelfde plek", theme=theme)
    far = make_idea("Andere plek", theme=theme, setting="zorg")
    make_idea("Ander thema")
    make_idea("Wacht", theme=theme, status=Status.SUBMITTED)

    assert list(client.get(idea.get_absolute_url()).context["similar"]) == [near, far]


def test_page_of_what_waits_is_kept_from_search_engines(anna):
    idea = make_idea(status=Status.SUBMITTED, sent_by=anna)

    page = logged_in(anna).get(idea.get_absolute_url()).text

    assert 'content="noindex"' in page
    assert "wa.me" not in page


# --- What belongs to a person -------------------------------------------------------------------


def test_mine_shows_own_ideas_with_what_they_ask(as_anna, anna):
    make_idea("Te verbeteren", sent_by=anna, status=Status.CHANGES_ASKED, slug="beter")
    make_idea("Van een ander")

    page = as_anna.get("/mijn/").text

    assert "Je ideeën" in page
    assert "We vroegen je iets aan te passen aan je idee “Te verbeteren”." in page
    assert "/ideeen/beter/bewerken/" in page
    assert "Van een ander" not in page


def test_mine_without_ideas_has_no_part_for_them(as_sam):
    assert "Je ideeën" not in as_sam.get("/mijn/").text


def test_export_tells_which_ideas(anna):
    make_idea("De sjaal", sent_by=anna, shown_name="Anna")

    (told,) = export(anna)["ideeen"]

    assert (told["title"], told["shown_name"], told["status"]) == (
        "De sjaal",
        "Anna",
        "gepubliceerd",
    )


def test_erasing_takes_the_name_off_and_leaves_what_is_online(anna, client):
    online = make_idea("De sjaal", sent_by=anna, shown_name="Anna van de wol")
    make_idea("Nooit online", sent_by=anna, status=Status.SUBMITTED)
    make_idea("Onbevestigd", status=Status.CONCEPT, pending_email=anna.email)
    assert "Anna van de wol" in client.get(online.get_absolute_url()).text

    erase(anna)

    left = Idea.objects.get()
    assert (left.title, left.shown_name, left.sent_by) == ("De sjaal", "", None)
    assert "Anna van de wol" not in client.get(online.get_absolute_url()).text


def test_unconfirmed_ideas_are_forgotten_after_a_week(moment_in_time):
    make_idea(status=Status.CONCEPT, pending_email="noor@example.nl")
    kept = make_idea("Blijft")

    moment_in_time.shift(60 * 60 * 24 * 7 - 60)
    forget_unconfirmed()
    assert Idea.objects.count() == 2
    moment_in_time.shift(120)
    forget_unconfirmed()

    assert list(Idea.objects.all()) == [kept]
