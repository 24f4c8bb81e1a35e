"""When a calendar that holds a moment must take the new facts (RFC 5545, SEQUENCE)."""

import pytest

from activities.proposals import accept
from activities.workflow import take_step
from tests.activities.entries import rows
from tests.activities.test_managing import edit, url
from tests.conftest import logged_in
from tests.factories import make_activity, make_spelregels, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def noor(edition):
    make_spelregels()
    return make_user("Noor")


@pytest.fixture
def activity(noor):
    return make_activity("Soep", owner=noor)


def sequences(activity):
    return [moment.sequence for moment in activity.moments.order_by("starts_at")]


@pytest.mark.parametrize(
    ("typed", "raised"),
    [
        ({"title": "Taart"}, 1),
        ({"place_query": "Utrecht"}, 1),
        ({"address": "Kerkplein 3"}, 1),
        ({"place_kind": "volgt"}, 1),
        ({"address_visibility": "buurt"}, 1),
        ({"cost": "2,50"}, 0),
        ({"is_step_free": "on"}, 0),
        ({"description": "We koken samen nog een veel grotere pan soep dan eerst."}, 0),
    ],
)
def test_edit_raises_it_for_what_a_calendar_tells(noor, activity, typed, raised):
    noor.trusted_at = activity.published_at
    noor.save()

    answer = logged_in(noor).post(url(activity, "bewerken"), edit(activity, **typed))

    assert answer.status_code == 302
    assert sequences(activity) == [raised]


def test_moved_and_removed_moments_raise_their_own(noor):
    activity = make_activity("Soep", owner=noor, moments=3)
    keys = [moment.pk for moment in activity.moments.order_by("starts_at")]
    times = ("14:00", "16:00")
    changed = rows(
        ("2026-12-14", *times), ("2026-12-15", *times), ("2026-12-16", "14:30", "16:00"), ids=keys
    )

    logged_in(noor).post(
        url(activity, "bewerken"), edit(activity, **changed, **{"moments-1-DELETE": "on"})
    )

    assert sequences(activity) == [0, 1, 1]
    assert [moment.is_cancelled for moment in activity.moments.order_by("starts_at")] == [
        False,
        True,
        False,
    ]


def test_accepted_title_raises_it(noor, activity, mo):
    logged_in(noor).post(url(activity, "bewerken"), edit(activity, title="Taart"))
    [before] = sequences(activity)

    accept(activity.proposals.get(), by=mo)

    assert sequences(activity) == [before + 1]


def test_calling_off_and_going_on_again_raise_it_each(noor, activity):
    for number, step in enumerate(("cancel", "uncancel"), 1):
        take_step(activity, step, by=noor)
        activity.refresh_from_db()

        assert sequences(activity) == [number]
