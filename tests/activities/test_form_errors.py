"""What the page says when something in the form about an activity isn't right."""

import re

import pytest

from tests.activities.entries import NEW, entry

pytestmark = pytest.mark.django_db


def lines_of(page):
    """The error summary as (field that the line leads to, words)."""
    summary = re.search(r'class="error-summary".*?</ul>', page, re.DOTALL).group()
    return re.findall(r'<li><a href="#([\w-]+)">(.*?)</a></li>', summary)


def test_errors_stand_in_the_order_of_the_page(client, edition):
    empty = entry(title="", description="", place_query="", shown_name="", email="", agrees=None)
    empty |= {"moments-0-day": "", "moments-0-starts": ""}

    page = client.post(NEW, empty)

    assert page.status_code == 422
    assert [field for field, _ in lines_of(page.text)] == [
        "id_title",
        "id_description",
        "id_moments-0-day",
        "id_moments-0-starts",
        "id_place_query",
        "id_shown_name",
        "id_email",
        "id_agrees",
    ]
    assert "<title>Fout: " in page.text


def test_a_missing_day_is_said_once(client, edition):
    page = client.post(NEW, entry(**{"moments-0-day": ""}))

    assert lines_of(page.text) == [("id_moments-0-day", "Dag – Kies een dag.")]
    assert "<title>Fout: " in page.text


def test_a_missing_place_opens_the_other_ways(client, edition):
    page = client.post(NEW, entry(place_query=""))

    assert lines_of(page.text) == [
        ("id_place_query", "Postcode of plaats – Vul een postcode of plaats in, of kies “Online”.")
    ]
    assert page.context["form"].shows_more_place is True
