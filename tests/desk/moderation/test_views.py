"""The moderator's rooms: who may enter, what they show and what their buttons do."""

import pytest

from activities.workflow import take_step
from tests.conftest import logged_in
from tests.desk.queue_cast import (
    decide,
    item_url,
    online_unchecked,
    status_of,
    waiting_activity,
    waiting_proposal,
    waiting_team,
)
from tests.factories import make_activity, make_report, make_second_step, make_user
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

QUEUE = "/beheer/wachtrij/"
ONLINE = "/beheer/wachtrij/online/"


# --- Who may enter ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("client", 302),
        ("as_sam", 302),
        ("as_bram", 302),
        ("as_anna", 302),
        ("as_chris", 302),
        ("as_mo", 200),
        ("as_olga", 200),
    ],
)
def test_queue_is_for_moderators(who, status, request):
    client = request.getfixturevalue(who)
    activity = waiting_activity()

    for url in (QUEUE, ONLINE, item_url("activiteit", activity)):
        assert client.get(url).status_code == status, url


@pytest.mark.parametrize("who", ["client", "as_sam", "as_anna"])
def test_buttons_of_others_change_nothing(who, request):
    client = request.getfixturevalue(who)
    activity = waiting_activity(owner=make_user())

    decide(client, "activiteit", activity, "publish")
    client.post(item_url("activiteit", activity, "vertrouwen/"), {"wie": "persoon"})
    client.post(item_url("activiteit", activity, "gezien/"))

    assert status_of(activity) == Status.SUBMITTED
    assert not activity.owner.is_trusted


def test_staff_who_may_not_moderate_are_refused():
    helper = make_user("Hulp", is_staff=True)
    make_second_step(helper)

    assert logged_in(helper).get(QUEUE).status_code == 403


def test_moderator_without_the_second_step_is_sent_to_it(client, mo):
    client.force_login(mo)

    response = client.get(QUEUE, follow=True)

    assert response.redirect_chain[-1][0].startswith("/account/twee-stappen/")


def test_buttons_answer_to_post_alone(as_mo):
    activity = waiting_activity()

    assert as_mo.get(item_url("activiteit", activity, "gezien/")).status_code == 405
    assert as_mo.get(item_url("activiteit", activity, "vertrouwen/")).status_code == 405
    assert as_mo.get(item_url("activiteit", activity) + "?step=publish").status_code == 200
    assert status_of(activity) == Status.SUBMITTED


@pytest.mark.parametrize("kind", ["activiteit", "team", "wijziging", "onzin"])
def test_what_is_not_there_is_not_found(as_mo, kind):
    assert as_mo.get(f"/beheer/wachtrij/{kind}/12345/").status_code == 404


def test_concept_is_nobody_elses_business(as_mo):
    concept = make_activity(status=Status.CONCEPT)

    assert as_mo.get(item_url("activiteit", concept)).status_code == 404


# --- What they show -----------------------------------------------------------------------------


def test_queue_shows_age_sender_and_signs(as_mo, bram):
    waiting_activity(waited=5, owner=bram, risk_signs=["link in de tekst"])

    text = as_mo.get(QUEUE).text

    assert "wacht al 5 uur" in text
    assert "queue-row--urgent" in text
    assert "Bram · Nieuw hier" in text
    assert "Link in de tekst" in text


def test_empty_queue_says_that_all_is_done(as_mo):
    assert "Niets te doen, alles is bekeken" in as_mo.get(QUEUE).text
    assert "Alles is gezien" in as_mo.get(ONLINE).text


def test_queue_keeps_to_the_chosen_kind(as_mo):
    waiting_activity("Een activiteit")
    waiting_team("Een team")

    response = as_mo.get(QUEUE, {"soort": "team"})

    assert [row.title for row in response.context["rows"]] == ["Een team"]
    assert "?soort=team" in response.text


def test_long_queue_has_pages(as_mo):
    for number in range(40):
        waiting_activity(f"Nummer {number}")

    first, second = as_mo.get(QUEUE), as_mo.get(QUEUE, {"pagina": "2"})

    assert len(first.context["rows"]) == 25
    assert len(second.context["rows"]) == 15
    assert len(as_mo.get(QUEUE, {"pagina": "onzin"}).context["rows"]) == 25


def test_queue_asks_as_many_queries_for_three_as_for_one(as_mo, anna, bram):
    fill(anna)
    few = queries_of(as_mo, QUEUE)
    fill(bram)
    fill(make_user())

    assert queries_of(as_mo, QUEUE) == few


def fill(person):
    waiting_activity(owner=person)
    waiting_team(f"Team van {person.name}", entered_by=person)
    waiting_proposal(make_activity(owner=person), by=person)


def test_unchecked_asks_as_many_queries_for_three_as_for_one(as_mo, team):
    online_unchecked(team=team)
    few = queries_of(as_mo, ONLINE)
    online_unchecked(team=team)
    online_unchecked()

    assert queries_of(as_mo, ONLINE) == few


def test_item_shows_the_words_and_the_hidden_address_to_a_moderator(as_mo):
    activity = waiting_activity(description="Met **veel** ui", address_visibility="buurt")

    text = as_mo.get(item_url("activiteit", activity)).text

    assert "<strong>veel</strong>" in text
    assert "Dit ziet een bezoeker niet" in text
    assert "Marktplein 1" in text


def test_item_shows_what_happened_and_what_was_reported(as_mo, mo, anna):
    activity = make_activity(owner=anna)
    take_step(activity, "take_offline", by=mo, note="Er klopt iets niet.")
    make_report(activity=activity, words="De deur zat dicht.")

    text = as_mo.get(item_url("activiteit", activity)).text

    assert "Er klopt iets niet." in text
    assert "De deur zat dicht." in text
    assert "Weer online zetten" in text


def test_item_of_a_proposal_shows_which_words_change(as_mo, anna):
    activity = make_activity("Soep voor de straat", owner=anna)
    proposal = waiting_proposal(activity, by=anna, title="Soep voor de wijk")

    text = as_mo.get(item_url("wijziging", proposal)).text

    assert "straat</del>" in text
    assert "wijk</ins>" in text


def test_item_shows_how_the_words_changed_online(as_mo, mo, anna):
    activity = waiting_activity("Soep eten", owner=anna)
    take_step(activity, "publish", by=mo)
    activity.versions.create(texts={"title": "Taart eten"}, published_by=anna)

    text = as_mo.get(item_url("activiteit", activity)).text

    assert "Soep</del>" in text
    assert "Taart</ins>" in text


def test_item_of_a_team_shows_what_goes_along(as_mo):
    team = waiting_team()
    waiting_activity("Gaat mee", team=team)

    assert "Gaat mee" in as_mo.get(item_url("team", team)).text
