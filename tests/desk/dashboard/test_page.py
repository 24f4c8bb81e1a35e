"""The first page of the desk: every number is that of the list behind it, for everyone."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from desk.groups import EDITOR, MODERATOR, SPONSOR_MANAGER
from tests.conftest import logged_in
from tests.desk.dashboard.world import counted_behind, counts_on, fill_the_desk
from tests.desk.queue_cast import waiting_activity
from tests.factories import make_report, make_second_step, make_user
from tests.html import mistakes_in
from tests.queries import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

DESK = "/beheer/"


@pytest.fixture
def world(anna, edition):
    fill_the_desk(anna)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("who", ["as_mo", "as_olga"])
def test_every_number_is_that_of_the_list_behind_it(who, request):
    client = request.getfixturevalue(who)

    shown = counts_on(client.get(DESK).text)

    assert len(shown) > 30
    assert [(url, counted_behind(client, url)) for url, _ in shown] == shown


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("name", ["gemeenten", "momenten"])
def test_every_number_of_a_breakdown_is_that_of_the_list_behind_it(name, as_mo):
    for choice in ("", "?editie=2025", "?editie=2025&online=..2025-11-17"):
        page = as_mo.get(f"/beheer/cijfers/{name}/{choice}")

        shown = counts_on(page.text)

        assert [(url, counted_behind(as_mo, url)) for url, _ in shown] == shown
        assert page.context["total"]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("who", ["as_mo", "as_olga"])
def test_page_is_whole(who, request):
    assert mistakes_in(request.getfixturevalue(who).get(DESK).text) == []


@pytest.mark.parametrize("who", ["as_mo", "as_olga"])
def test_empty_desk_says_that_all_is_done(who, request):
    response = request.getfixturevalue(who).get(DESK)

    assert "Alles is gedaan" in response.text
    assert response.context["first"] is None
    assert mistakes_in(response.text) == []


def test_first_thing_to_do_is_the_queue(as_mo):
    waiting_activity(waited=3)
    waiting_activity(waited=1)

    first = as_mo.get(DESK).context["first"]

    assert (first.label, first.words) == ("Open de wachtrij", "2 wachten, oudste 3 uur")
    assert not first.is_urgent


def test_first_thing_to_do_without_a_queue_is_what_waits(as_mo):
    report = make_report()
    report.activity.co_organisers.add(make_user())

    first = as_mo.get(DESK).context["first"]

    assert (first.label, first.url) == ("Meldingen", "/beheer/desk/report/?stand=open")


@pytest.mark.usefixtures("world")
def test_moderator_sees_no_numbers_of_lists_that_are_closed_to_them(as_mo):
    page = as_mo.get(DESK).text

    assert "Aanmeldingen" not in page
    assert "Mislukte e-mails" not in page
    assert "sponsors/enquiry" not in page


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("group", "seen"),
    [
        (SPONSOR_MANAGER, {"sponsors"}),
        (EDITOR, {"wachtrij", "ideas"}),
        (MODERATOR, {"wachtrij", "activities", "teams", "desk", "cijfers"}),
    ],
)
def test_each_group_sees_numbers_of_its_own_lists(group, seen):
    person = make_user("Hulp", is_staff=True)
    make_second_step(person)
    person.groups.add(Group.objects.get(name=group))
    client = logged_in(person)

    shown = counts_on(client.get(DESK).text)

    assert {url.split("/")[2] for url, _ in shown} <= seen
    assert [(url, counted_behind(client, url)) for url, _ in shown] == shown


@pytest.mark.usefixtures("world")
def test_helper_without_rights_sees_no_numbers():
    helper = make_user("Hulp", is_staff=True)
    make_second_step(helper)

    assert counts_on(logged_in(helper).get(DESK).text) == []


@pytest.mark.parametrize("who", ["as_mo", "as_olga"])
def test_page_asks_as_many_queries_for_three_as_for_one(who, anna, request):
    client = request.getfixturevalue(who)
    fill_the_desk(anna)
    few = queries_of(client, DESK)
    for number in range(2):
        waiting_activity(f"Nog {number}")
        make_report()

    assert queries_of(client, DESK) == few


@pytest.mark.parametrize(
    ("who", "hidden"),
    [("as_olga", set()), ("as_mo", {"mailing_new", "announcement_new", "new_edition"})],
)
def test_quick_actions_are_those_one_may_take(who, hidden, request):
    """The queue is among them only while the first button doesn't lead there already."""
    client = request.getfixturevalue(who)

    actions = client.get(DESK).context["actions"]

    assert "queue" in {room.name for room in actions}
    assert hidden.isdisjoint(room.name for room in actions)
    for room in actions:
        assert client.get(reverse(room.url_name)).status_code == 200, room.name
    waiting_activity()
    assert "queue" not in {room.name for room in client.get(DESK).context["actions"]}
