"""Ideas where other rooms show them: home, branches and themes, search engines, example data."""

import datetime as dt

import pytest
from django.core.management import call_command

from activities.models import Activity
from ideas.models import Idea
from tests import factories
from verbinding.frontpage import ideas_for
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
MONDAY = dt.date(2026, 11, 23)


def test_home_shows_three_others_each_day_until_all_had_their_turn():
    for number in range(6):
        factories.make_idea(f"Idee {number}")

    today = {idea.title for idea in ideas_for(MONDAY)}
    tomorrow = {idea.title for idea in ideas_for(MONDAY + dt.timedelta(days=1))}

    assert (len(today), len(tomorrow)) == (3, 3)
    assert today | tomorrow == {f"Idee {number}" for number in range(6)}


@pytest.mark.parametrize("count", [0, 1, 2])
def test_home_shows_as_many_as_there_are(count, client):
    for number in range(count):
        factories.make_idea(f"Idee {number}")
    factories.make_idea("Wacht nog", status=Status.SUBMITTED)

    page = client.get("/").text

    assert len(ideas_for(MONDAY)) == count
    assert ("Dit kun jij morgen doen" in page) == bool(count)
    assert "Wacht nog" not in page


@pytest.mark.parametrize(
    ("url", "label", "filter"),
    [
        ("/branches/onderwijs/", "branch", "branche=onderwijs"),
        ("/themas/samen-eten/", "theme", "thema=samen-eten"),
    ],
)
def test_pages_of_labels_show_their_own_ideas(url, label, filter, client):
    labels = {"branch": factories.make_branch("Onderwijs"), "theme": factories.make_theme()}
    own = factories.make_idea("Van hier", **{label: labels[label]})
    factories.make_idea("Van elders")

    response = client.get(url)

    assert list(response.context["ideas"]) == [own]
    assert f'href="/ideeen/?{filter}"' in response.text


def test_page_of_a_label_without_ideas_says_nothing_of_them(client):
    factories.make_branch("Onderwijs")

    assert "/ideeen/?branche" not in client.get("/branches/onderwijs/").text


def test_empty_list_of_activities_leads_to_ideas(client):
    page = client.get("/activiteiten/", {"q": "bestaat-niet"}).text

    assert "Kies een idee en organiseer het zelf" in " ".join(page.split()).replace("kies", "Kies")


def test_sitemap_lists_ideas_online_alone(client):
    online = factories.make_idea("Soep")
    for status in set(Status) - {Status.PUBLISHED}:
        factories.make_idea(f"Staat op {status}", status=status)

    page = client.get("/sitemap-ideeen.xml").text

    assert page.count("<loc>") == 1
    assert online.get_absolute_url() in page


def test_example_data_has_copies_and_an_idea_that_waits():
    call_command("load_demo", activities=60, teams=4, seed=1, verbosity=0)
    call_command("load_demo", activities=60, teams=4, seed=1, verbosity=0)

    waiting = Idea.objects.waiting().get()
    assert waiting.history.get().step == "submit"
    assert Idea.objects.exclude(sent_by=None).count() == 2
    assert Activity.objects.published().exclude(copied_from_idea=None).count() >= 5
