"""Which edition is current on a date, and in which phase it is at each boundary."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from editions.models import Edition, Page, Spelregels
from tests import factories

Phase = Edition.Phase


def day(text):
    return dt.date.fromisoformat(text)


def edition_with(**fields):
    """Monday 14 to Saturday 19 December 2026; entering opens on 1 October."""
    return Edition(
        **{
            "year": 2026,
            "title": "Week van de Verbinding 2026",
            "first_day": day("2026-12-14"),
            "last_day": day("2026-12-19"),
            "entering_opens_on": day("2026-10-01"),
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        ("2026-01-01", Phase.BEFORE),
        ("2026-09-30", Phase.BEFORE),
        ("2026-10-01", Phase.OPEN),
        ("2026-12-13", Phase.OPEN),
        ("2026-12-14", Phase.WEEK),
        ("2026-12-19", Phase.WEEK),
        ("2026-12-20", Phase.AFTER),
        ("2027-01-18", Phase.AFTER),
        ("2027-01-19", Phase.ARCHIVE),
    ],
)
def test_phase_changes_at_each_boundary(on, phase):
    assert edition_with().phase_on(day(on)) == phase


def test_phase_is_open_from_the_start_when_no_opening_day_is_given():
    edition = edition_with(entering_opens_on=None)

    assert edition.phase_on(day("2020-01-01")) == Phase.OPEN


@pytest.mark.parametrize(
    ("on", "phase"),
    [("2025-12-31", Phase.BEFORE), ("2026-01-01", Phase.ARCHIVE), ("2027-01-01", Phase.ARCHIVE)],
)
def test_phase_without_days_goes_by_the_year(on, phase):
    edition = edition_with(first_day=None, last_day=None)

    assert edition.phase_on(day(on)) == phase


@pytest.mark.parametrize(
    ("on", "takes"),
    [
        ("2026-09-30", False),
        ("2026-10-01", True),
        ("2026-12-14", True),
        ("2026-12-19", True),
        ("2026-12-20", False),
    ],
)
def test_edition_takes_entries_from_opening_to_its_last_day(on, takes):
    assert edition_with().takes_entries_on(day(on)) is takes


@pytest.mark.parametrize(("on", "takes"), [("2026-12-10", True), ("2026-12-11", False)])
def test_edition_takes_no_entries_after_its_own_closing_day(on, takes):
    edition = edition_with(entering_closes_on=day("2026-12-10"))

    assert edition.takes_entries_on(day(on)) is takes


def test_edition_without_days_takes_no_entries():
    edition = edition_with(first_day=None, last_day=None)

    assert not edition.takes_entries_on(day("2026-06-01"))
    assert not edition.takes_entries_on(day("2025-06-01"))


@pytest.mark.parametrize(
    ("on", "ahead"), [("2026-09-30", True), ("2026-12-19", True), ("2026-12-20", False)]
)
def test_edition_is_ahead_until_its_week_is_over(on, ahead, moment_in_time):
    moment_in_time.move_to(factories.at(day(on), 12))

    assert edition_with().is_ahead is ahead


@pytest.fixture
def three_editions(db):
    factories.make_edition(2023, first_day=None, last_day=None)
    factories.make_edition(2024, first_day=day("2024-12-09"), last_day=day("2024-12-14"))
    factories.make_edition(2026)


@pytest.mark.parametrize(
    ("on", "year"),
    [
        ("2024-11-01", 2024),
        ("2024-12-14", 2024),
        ("2025-01-13", 2024),
        ("2025-01-14", 2026),
        ("2026-12-19", 2026),
        ("2027-01-18", 2026),
        ("2031-05-05", 2026),
    ],
)
def test_current_edition_is_the_earliest_whose_thirty_days_are_not_past(three_editions, on, year):
    assert Edition.objects.current(day(on)).year == year


def test_current_edition_follows_the_clock_in_amsterdam(three_editions, moment_in_time):
    half_past_midnight = factories.at(day("2025-01-14"), 0, 30)
    moment_in_time.move_to(half_past_midnight)

    assert half_past_midnight.astimezone(dt.UTC).date() == day("2025-01-13")
    assert Edition.objects.current().year == 2026


def test_current_edition_without_any_days_is_the_latest(db):
    factories.make_edition(2023, first_day=None, last_day=None)
    factories.make_edition(2024, first_day=None, last_day=None)

    assert Edition.objects.current().year == 2024


def test_current_edition_is_none_on_an_empty_site(db):
    assert Edition.objects.current() is None


def test_edition_knows_its_days_in_order():
    edition = edition_with()

    assert [one.day for one in edition.days] == [14, 15, 16, 17, 18, 19]
    assert edition.holds(day("2026-12-19"))
    assert not edition.holds(day("2026-12-20"))


def test_edition_without_days_has_none_and_holds_none():
    edition = edition_with(first_day=None, last_day=None)

    assert edition.days == []
    assert not edition.holds(day("2026-12-14"))


@pytest.mark.parametrize(
    "fields",
    [
        {"last_day": None},
        {"first_day": None},
        {"first_day": day("2027-12-13"), "last_day": day("2027-12-18")},
    ],
)
def test_edition_refuses_half_or_foreign_days(fields):
    with pytest.raises(ValidationError):
        edition_with(**fields).clean()


def test_database_refuses_a_last_day_before_the_first(db):
    with pytest.raises(IntegrityError):
        factories.make_edition(first_day=day("2026-12-19"), last_day=day("2026-12-14"))


def test_spelregels_in_force_leave_out_what_counts_later(db, moment_in_time):
    factories.make_spelregels(1)
    factories.make_spelregels(2, published_at=factories.at(day("2026-12-01"), 9))

    assert Spelregels.objects.current().version == 1
    moment_in_time.move_to(factories.at(day("2026-12-01"), 9))
    assert [one.version for one in Spelregels.objects.in_force()] == [2, 1]
    assert Spelregels.objects.latest_version().version == 2


def test_spelregels_are_agreed_with_once_something_was_sent_in_under_them(edition):
    used, unused = factories.make_spelregels(1), factories.make_spelregels(2)
    factories.make_activity(spelregels=used)

    assert used.is_agreed_with
    assert not unused.is_agreed_with


def test_page_lives_at_the_address_of_its_name(db):
    page = factories.make_page(Page.Name.PRIVACY)

    assert page.get_absolute_url() == "/privacy/"
    assert Page.objects.named("privacy") == page
    assert Page.objects.named("over") is None
