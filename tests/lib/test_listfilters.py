"""Stretches of days in an address, and the filters of lists that read them."""

import datetime as dt

import pytest

from tests.factories import at, make_activity, make_report
from verbinding.lib.listfilters import Period

DAY, NEXT = dt.date(2026, 11, 20), dt.date(2026, 11, 21)
REPORTS = "/beheer/desk/report/"
ACTIVITIES = "/beheer/activities/activity/"


@pytest.mark.parametrize(
    ("text", "period", "words"),
    [
        ("2026-11-20", Period(DAY, DAY), "20 november 2026"),
        (
            "2026-11-20..2026-11-21",
            Period(DAY, NEXT),
            "20 november 2026 tot en met 21 november 2026",
        ),
        ("..2026-11-20", Period(None, DAY), "tot en met 20 november 2026"),
        ("2026-11-20..", Period(DAY, None), "vanaf 20 november 2026"),
    ],
)
def test_period_is_read_as_it_is_written(text, period, words):
    assert Period.read(text) == period
    assert str(period) == text
    assert period.words == words


WRONG = ["", "..", "gisteren", "2026-13-01", "2026-11-20..x", "\x00", "9" * 500, "2026-11-20...."]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        Period.read(text)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("2026-11-20", 2),
        ("2026-11-21", 1),
        ("..2026-11-20", 2),
        ("2026-11-21..", 1),
        ("2026-11-19..2026-11-21", 3),
        ("2026-11-21..2026-11-20", 0),
    ],
)
def test_days_run_from_midnight_to_midnight(query, count, edition, as_mo):
    for day, hour, minute in ((DAY, 0, 0), (DAY, 23, 59), (NEXT, 0, 0)):
        make_report(received_at=at(day, hour, minute))

    response = as_mo.get(REPORTS, {"ontvangen": query})

    assert response.context["cl"].result_count == count


@pytest.mark.django_db
@pytest.mark.parametrize("text", [one for one in WRONG if one and "\x00" not in one])
def test_wrong_period_leads_back_to_the_list(text, edition, as_mo):
    response = as_mo.get(REPORTS, {"ontvangen": text})

    assert (response.status_code, response.url) == (302, f"{REPORTS}?e=1")


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31", "..9999-12-31", "0001-01-01.."])
def test_days_at_the_ends_of_the_calendar_are_no_fault(text, edition, as_mo):
    assert as_mo.get(REPORTS, {"ontvangen": text}).status_code in {200, 302}


@pytest.mark.django_db
def test_chosen_period_stands_among_the_choices(edition, as_mo):
    page = as_mo.get(REPORTS, {"ontvangen": "..2026-11-20"}).text

    assert "Tot en met 20 november 2026" in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slug", "count"), [("utrecht", 1), ("geen", 1), ("zeeland", 0), ("nergens", 3)]
)
def test_province_is_chosen_by_its_slug(slug, count, edition, as_mo):
    make_activity("In Zwolle")
    make_activity("In Utrecht", province="Utrecht")
    make_activity("Online", province="")

    response = as_mo.get(ACTIVITIES, {"provincie": slug})

    assert response.context["cl"].result_count == count


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["x", "2026_x", "_", "99999999999999999999", "2026_.."])
def test_wrong_participation_is_no_fault(value, edition, as_mo):
    response = as_mo.get("/beheer/teams/inspiratieteam/", {"deelname": value})

    assert response.status_code in {200, 302}
