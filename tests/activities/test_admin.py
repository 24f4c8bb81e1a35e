"""Activities on the desk: found, read and moved along through the one workflow."""

import pytest

from activities.models import Activity
from activities.workflow import take_step
from tests.factories import make_activity, make_audience, make_user
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
LIST = "/beheer/activities/activity/"


@pytest.mark.parametrize(
    ("role", "expected"), [("anna", 302), ("sam", 302), ("mo", 200), ("olga", 200)]
)
def test_list_is_for_staff(role, expected, request, edition):
    make_activity("Soep")

    answer = request.getfixturevalue(f"as_{role}").get(LIST)

    assert answer.status_code == expected


def test_search_and_filters_answer(as_olga, edition):
    make_activity("Soep", owner=make_user(email="noor@example.nl"))
    make_activity("Taart", status=Status.SUBMITTED)

    assert "Soep" in as_olga.get(LIST, {"q": "noor@example.nl"}).text
    page = as_olga.get(LIST, {"status__exact": "ingediend"}).text
    assert "Taart" in page
    assert "Soep" not in page


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        ("Noor@Example.nl ", {"Soep"}),
        ("vergeten@example.nl", {"Kaarten"}),
        ("niemand@example.nl", set()),
        ("wandelen", {"Wandeling"}),
        ("kaarten", {"Kaarten"}),
        ("wandeling kaarten", set()),
    ],
)
def test_search_finds_words_in_any_form_and_whole_addresses(as_olga, edition, sought, expected):
    make_activity("Soep", owner=make_user(email="noor@example.nl"))
    make_activity("Wandeling", owner=make_user(email="wandelen@example.org"))
    make_activity("Kaarten", status=Status.CONCEPT, owner=None, pending_email="vergeten@example.nl")

    page = as_olga.get(LIST, {"q": sought})

    assert {activity.title for activity in page.context["cl"].result_list} == expected


def test_list_shows_the_newest_first_with_its_next_moment(as_olga, edition):
    make_activity("Soep")
    taart = make_activity("Taart")

    rows = as_olga.get(LIST).context["cl"].result_list

    assert [row.title for row in rows] == ["Taart", "Soep"]
    assert rows[0].next_moment == taart.moments.get()


def test_buttons_take_the_steps_of_the_table(as_olga, edition):
    activity = make_activity("Soep", status=Status.SUBMITTED, owner=make_user())
    address = f"{LIST}{activity.pk}/"

    page = as_olga.get(f"{address}change/").text
    as_olga.post(f"{address}stap/publish/", {"seen": activity.fingerprint})

    assert 'value="Publiceren"' in page
    assert 'value="Annuleren"' not in page
    assert Activity.objects.get().status == Status.PUBLISHED


def test_status_cannot_be_typed(as_olga, edition):
    activity = make_activity(status=Status.SUBMITTED)

    form = as_olga.get(f"{LIST}{activity.pk}/change/").context["adminform"].form

    assert "title" in form.fields
    assert "status" not in form.fields


def test_place_cannot_be_hidden_by_half(as_olga, edition):
    """A moderator who ticked "only the neighbourhood" would leave the address in the label."""
    activity = make_activity()

    form = as_olga.get(f"{LIST}{activity.pk}/change/").context["adminform"].form

    assert not {"openness", "place_kind", "address_visibility"} & set(form.fields)


def test_history_is_shown_in_dutch(as_olga, mo, edition):
    activity = make_activity(owner=make_user())
    take_step(activity, "take_offline", by=mo, note="De deur is dicht.")

    page = as_olga.get(f"{LIST}{activity.pk}/change/").text

    assert "De deur is dicht." in page
    assert "Offline halen" in page
    assert "take_offline" not in page


def test_nothing_is_deleted_at_the_desk(as_olga, edition):
    activity = make_activity()

    assert as_olga.post(f"{LIST}{activity.pk}/delete/", {"post": "yes"}).status_code == 403
    assert as_olga.get(f"{LIST}add/").status_code == 403


def test_list_asks_the_same_questions_at_one_and_three(as_olga, edition):
    make_activity(owner=make_user())
    at_one = queries_of(as_olga, LIST)
    for _ in range(2):
        make_activity(owner=make_user())

    assert queries_of(as_olga, LIST) == at_one


def test_choices_of_an_activity_are_boxes_to_tick(as_olga, edition):
    audience = make_audience("Buren")
    activity = make_activity()

    page = as_olga.get(f"{LIST}{activity.pk}/change/").text

    assert f'type="checkbox" name="audiences" value="{audience.pk}"' in page
