"""Activities under /mijn/: in groups by whose turn it is, each with one next thing to do."""

import datetime as dt

import pytest

from activities.overview import groups_of
from tests.conftest import logged_in
from tests.factories import at, make_activity, make_moment, make_user
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def noor(edition):
    return make_user("Noor")


@pytest.mark.parametrize(
    ("status", "group", "first", "others"),
    [
        (Status.CONCEPT, "Wacht op jou", "Ga verder", []),
        (Status.CHANGES_ASKED, "Wacht op jou", "Pas aan", ["Intrekken"]),
        (Status.SUBMITTED, "Wij kijken ernaar", None, ["Wijzig", "Intrekken"]),
        (
            Status.PUBLISHED,
            "Staat online",
            "Maak een poster",
            ["Wijzig", "Annuleren", "Nog eens organiseren"],
        ),
        (
            Status.CANCELLED,
            "Voorbij of gestopt",
            "Nog eens organiseren",
            ["Toch laten doorgaan"],
        ),
        (Status.REJECTED, "Voorbij of gestopt", "Nog eens organiseren", []),
        (Status.OFFLINE, "Voorbij of gestopt", "Nog eens organiseren", []),
    ],
)
def test_each_state_has_its_group_and_its_next_step(noor, status, group, first, others):
    activity = make_activity(status=status, owner=noor)

    (only,) = groups_of([activity], noor)

    (row,) = only.rows
    assert only.title == group
    assert row.next == (first and (first, row.next.url))
    assert [link.label for link in row.links] == others
    assert row.can_discard is (status == Status.CONCEPT)


@pytest.mark.parametrize("status", Status)
def test_every_link_leads_somewhere(noor, status):
    activity = make_activity(status=status, owner=noor)
    client = logged_in(noor)
    (row,) = groups_of([activity], noor)[0].rows

    answers = {
        link.label: client.get(link.url).status_code
        for link in [row.next, *row.links]
        if link is not None
    }

    assert set(answers.values()) <= {200, 302}


def test_over_is_over(noor):
    activity = make_activity(owner=noor, moments=0)
    make_moment(activity, at(dt.date(2026, 11, 20), 14))

    (group,) = groups_of([activity], noor)

    assert group.title == "Voorbij of gestopt"
    assert [row.next.label for row in group.rows] == ["Je bedankje (pdf)"]


def test_what_is_over_folds_away_behind_the_rest(noor):
    make_activity("Nog bezig", owner=noor, status=Status.CONCEPT)
    make_activity("Ging niet door", owner=noor, status=Status.CANCELLED)

    page = logged_in(noor).get("/mijn/").text

    before, folded = page.split("Voorbij of gestopt (1)")
    assert "Nog bezig" in before
    assert "Ging niet door" in folded
    assert "<h3>Voorbij" not in page


def test_thirty_show_the_first_and_fold_the_rest(noor):
    for number in range(30):
        make_activity(f"Nummer {number}", owner=noor)

    (group,) = groups_of(noor.activities.with_step_data(), noor)
    page = logged_in(noor).get("/mijn/").text

    assert (len(group.shown), group.fold_title) == (5, "Nog 25")
    assert "Staat online" in page
    assert all(f"Nummer {number}<" in page for number in range(30))


def test_nobody_without_activities_meets_an_empty_list(noor):
    page = logged_in(noor).get("/mijn/").text

    assert "Mijn activiteiten" not in page
    assert "/activiteiten/nieuw/" in page


def test_page_asks_as_often_for_every_state_as_for_one(noor):
    client = logged_in(noor)
    make_activity(owner=noor)
    at_one = queries_of(client, "/mijn/")

    for status in Status:
        make_activity(owner=noor, status=status, moments=2)

    assert queries_of(client, "/mijn/") == at_one
