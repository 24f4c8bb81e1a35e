"""The word of thanks on paper: for who organised it, once it took place."""

import datetime as dt

import pytest
from django.utils import timezone

from activities.paper.certificate import certificate_of, is_due, thanks_for
from tests.conftest import logged_in
from tests.factories import at, make_activity, make_moment, make_team, make_user
from tests.pdf import boxes_in, fonts_in, sizes_of, words_in
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
AFTERWARDS = at(dt.date(2026, 12, 15), 0, 1)
LONG = "Hottentottententententoonstellingsterreinbewonersvereniging"


@pytest.fixture
def afterwards(moment_in_time):
    """The day after the first day of the week."""
    moment_in_time.move_to(AFTERWARDS)


def certificate_at(browser, activity):
    return browser.get(f"/activiteiten/{activity.slug}/bedankt.pdf")


def test_certificate_thanks_by_name(edition, anna, team, afterwards):
    activity = make_activity("Soep", owner=anna, team=team, shown_name="Anna van de straat")

    answer = certificate_at(logged_in(anna), activity)

    told = words_in(answer.content)
    for words in (
        "Bedankt",
        "Anna van de straat",
        "van InspiratieTeam Samen in Zwolle",
        "Je organiseerde Soep",
        "Week van de Verbinding 2026",
        "Simpel met Impact",
        "De organisatie",
    ):
        assert words in told
    assert sizes_of(answer.content) == [(297, 210)]
    assert all(fonts_in(answer.content).values())
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "private, no-store"


def test_certificate_is_for_who_organised_it(
    client, edition, anna, bram, chris, mo, team, afterwards
):
    helper = make_user("Helper")
    activity = make_activity(owner=make_user("Eigenaar"), team=team)
    activity.co_organisers.add(helper)

    answers = {
        user.name: certificate_at(logged_in(user), activity).status_code
        for user in (activity.owner, helper, anna, bram, chris, mo)
    }

    assert answers == {
        "Eigenaar": 200,
        "Helper": 200,
        "Anna": 200,
        "Bram": 403,
        "Chris": 403,
        "Mo": 403,
    }
    assert certificate_at(client, activity).url.startswith("/account/")


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.PUBLISHED}))
def test_what_did_not_take_place_brings_no_thanks(edition, anna, afterwards, status):
    activity = make_activity(owner=anna, status=status)

    assert certificate_at(logged_in(anna), activity).status_code == 404
    assert certificate_at(logged_in(make_user()), activity).status_code in {403, 404}


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(dt.date(2026, 12, 15), 15), False),
        (at(dt.date(2026, 12, 15), 16, 1), False),
        (at(dt.date(2026, 12, 15), 23, 59), False),
        (at(dt.date(2026, 12, 16), 0, 0), True),
        (at(dt.date(2027, 12, 16), 0, 0), True),
    ],
)
def test_thanks_are_due_from_the_day_after_on(edition, moment_in_time, now, expected):
    activity = make_activity(moments=2)
    moment_in_time.move_to(now)

    assert is_due(activity) is expected


def test_night_is_over_in_the_morning(edition, moment_in_time):
    activity = make_activity(moments=0)
    make_moment(activity, at(dt.date(2026, 12, 18), 22), hours=10)

    moment_in_time.move_to(at(dt.date(2026, 12, 19), 7))
    assert not is_due(activity)
    moment_in_time.move_to(at(dt.date(2026, 12, 19), 8))
    assert is_due(activity)


def test_only_moments_that_stood_count(edition, moment_in_time):
    partly, wholly, never = make_activity(moments=2), make_activity(), make_activity(moments=0)
    for moment in (partly.moments.last(), wholly.moments.get()):
        moment.cancelled_at = timezone.now()
        moment.save()
    moment_in_time.move_to(AFTERWARDS)

    assert [is_due(activity) for activity in (partly, wholly, never)] == [True, False, False]


@pytest.mark.parametrize(
    ("name", "title", "told"),
    [
        ("Anna", f"{LONG} zoekt buren", "zoekt buren"),
        ("Bewonerscommissie van de Hottentottenstraat en de IJsselkade samen", "Soep", "samen van"),
        ("W" * 80, "W" * 80, "WWWW"),
        ("王芳", "社区晚餐", "WangFang van"),
        ("🎉", "🎉", "jou van"),
        ("Noor & de buren\u202e", "مرحبا", "Noor & de buren van"),
    ],
)
def test_any_name_and_title_fits(edition, name, title, told):
    team = make_team(f"{LONG[:48]} en vrienden", slug="bewoners")
    activity = make_activity(title, slug="soep-a1b2c", shown_name=name, team=team)

    paper = certificate_of(thanks_for(activity))

    boxes = boxes_in(paper)
    assert told in words_in(paper)
    assert len(boxes) >= 8
    for box in boxes:
        assert 100 < box.left < box.right < 297 - 10
        assert 10 < box.top < box.bottom < 210 - 10
    assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if a.overlaps(b)]


def test_same_thanks_give_the_same_paper(edition, moment_in_time):
    activity = make_activity()
    first = certificate_of(thanks_for(activity))
    moment_in_time.shift(3600)

    assert certificate_of(thanks_for(activity)) == first


def test_thanks_take_the_place_of_the_poster_afterwards(edition, anna, moment_in_time):
    activity = make_activity(owner=anna)
    page = f"/activiteiten/{activity.slug}"
    browser = logged_in(anna)
    before = browser.get("/mijn/").text
    moment_in_time.move_to(AFTERWARDS)

    after = browser.get("/mijn/").text

    assert (f'"{page}/poster.pdf"' in before, f'"{page}/bedankt.pdf"' in before) == (True, False)
    assert (f'"{page}/poster.pdf"' in after, f'"{page}/bedankt.pdf"' in after) == (False, True)
    assert browser.get(f"{page}/bedankt.pdf").status_code == 200


def test_overview_asks_as_often_for_three_as_for_one(edition, anna, afterwards):
    browser = logged_in(anna)
    make_activity(owner=anna)
    at_one = queries_of(browser, "/mijn/")

    make_activity(owner=anna, moments=0)
    make_activity(owner=anna, moments=3)

    assert queries_of(browser, "/mijn/") == at_one > 0
