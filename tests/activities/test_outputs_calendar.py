"""Calendars, read back as a calendar program would."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from icalendar import Calendar

from activities.views import outputs
from activities.workflow import take_step
from tests.factories import at, make_activity, make_moment, make_theme, make_user

pytestmark = pytest.mark.django_db
LIST = "/activiteiten/agenda.ics"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def calendar_at(client, address, **filters):
    cache.clear()
    return Calendar.from_ical(client.get(address, filters).content)


def one_of(client, activity):
    """The calendar of one activity and its events."""
    calendar = calendar_at(client, f"/activiteiten/{activity.slug}/agenda.ics")
    return calendar, calendar.walk("VEVENT")


def test_event_tells_what_the_page_tells(client, edition):
    activity = make_activity(
        "Soep; voor, de straat", summary="Eet mee.", theme=make_theme("Samen eten")
    )
    moment = activity.moments.get()

    calendar, [event] = one_of(client, activity)

    page = f"http://testserver{activity.get_absolute_url()}"
    assert str(calendar["X-WR-CALNAME"]) == "Soep; voor, de straat"
    assert str(event["SUMMARY"]) == "Soep; voor, de straat"
    assert event["DTSTART"].dt == at(edition.first_day, 14)
    assert event["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert event["DTEND"].dt - event["DTSTART"].dt == dt.timedelta(hours=2)
    assert str(event["UID"]) == str(moment.uuid)
    assert event["DTSTAMP"].dt == activity.changed_at.replace(microsecond=0)
    assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt
    assert str(event["DESCRIPTION"]) == f"Eet mee.\n\n{page}"
    assert str(event["URL"]) == page
    assert str(event["LOCATION"]) == "Marktplein 1, Zwolle"
    assert event["GEO"].to_ical() == "52.5126;6.0936"
    assert event["CATEGORIES"].cats == ["Samen eten"]
    assert str(event["STATUS"]) == "CONFIRMED"
    assert event["SEQUENCE"] == 0


def test_calendar_is_what_the_standard_asks(client, edition):
    activity = make_activity("Een lange titel met é, ü en 🎉 " * 2, summary="Lang. " * 25)

    response = client.get(f"/activiteiten/{activity.slug}/agenda.ics")

    calendar = Calendar.from_ical(response.content)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{activity.slug}.ics"'
    assert calendar["VERSION"] == "2.0"
    assert "METHOD" not in calendar
    lines = response.content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in response.content.replace(b"\r\n", b"")


def test_zone_knows_summer_and_winter(client, edition):
    calendar, _ = one_of(client, make_activity())

    zone = calendar.walk("VTIMEZONE")[0].to_tz()
    for month in (1, 3, 6, 10, 12):
        for day in (1, 24, 31 if month != 6 else 30):
            moment = dt.datetime(2026, month, day, 12)
            ours, real = moment.replace(tzinfo=zone), moment.replace(tzinfo=AMSTERDAM)
            assert ours.utcoffset() == real.utcoffset()


@pytest.mark.parametrize("minute", [-1, 0], ids=["23.59", "midnight"])
def test_whole_day_is_a_date(client, edition, minute):
    activity = make_activity(moments=0)
    moment = make_moment(activity, at(edition.first_day, 0))
    end = at(edition.first_day + dt.timedelta(days=1), 0) + dt.timedelta(minutes=minute)
    moment.set_times(moment.starts_at, end, is_all_day=True)
    moment.save()

    _, [event] = one_of(client, activity)

    assert event["DTSTART"].dt == edition.first_day
    assert event["DTEND"].dt == edition.first_day + dt.timedelta(days=1)
    assert event["DTSTART"].params["VALUE"] == "DATE"


def test_online_activity_has_no_point(client, edition):
    _, [event] = one_of(client, make_activity(place_kind="online"))

    assert str(event["LOCATION"]) == "Online"
    assert "GEO" not in event


def test_cancelled_activity_stays_and_says_so(client, edition, moment_in_time):
    owner = make_user()
    activity = make_activity("Soep", owner=owner)
    _, [before] = one_of(client, activity)
    moment_in_time.shift(60)

    take_step(activity, "cancel", by=owner)
    _, [after] = one_of(client, activity)

    assert str(after["UID"]) == str(before["UID"])
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after["LAST-MODIFIED"].dt == before["LAST-MODIFIED"].dt + dt.timedelta(minutes=1)
    assert str(after["STATUS"]) == "CANCELLED"
    assert str(after["SUMMARY"]) == "Gaat niet door: Soep"


def test_cancelled_moment_stays_beside_the_others(client, edition):
    activity = make_activity(moments=2)
    gone, stays = activity.moments.all()
    gone.cancelled_at, gone.sequence = gone.starts_at, 3
    gone.save()

    _, events = one_of(client, activity)

    names = ("STATUS", "SEQUENCE", "TRANSP")
    found = {str(event["UID"]): tuple(event[name] for name in names) for event in events}
    assert found == {
        str(gone.uuid): ("CANCELLED", 3, "TRANSPARENT"),
        str(stays.uuid): ("CONFIRMED", 0, "OPAQUE"),
    }


@pytest.mark.parametrize(
    "title",
    [
        "Soep\x0b met\x07 bel",
        "Regel\r\nBEGIN:VEVENT\r\nUID:vals",
        "Komma, punt; \\n streep",
        "مرحبا بكم",
        "社区晚餐 🎉",
        "\u202eomgekeerd",
    ],
)
def test_strange_titles_break_nothing(client, edition, title):
    activity = make_activity(title, slug="vreemd-a1b2c")

    _, events = one_of(client, activity)

    assert [str(event["UID"]) for event in events] == [str(activity.moments.get().uuid)]
    assert "\n" not in str(events[0]["SUMMARY"])


def test_list_is_named_after_its_filters(client, edition):
    make_activity("Soep")

    calendar = calendar_at(client, LIST, plaats="Zwolle", dag=edition.first_day.isoformat())

    assert str(calendar["X-WR-CALNAME"]) == (
        "Week van de Verbinding 2026: activiteiten binnen 10 km van Zwolle, op maandag 14 december"
    )
    assert str(calendar["REFRESH-INTERVAL"].to_ical().decode()) == "PT4H"
    assert str(calendar["X-PUBLISHED-TTL"]) == "PT4H"
    assert "/activiteiten/?plaats=Zwolle&dag=2026-12-14" in str(calendar["URL"])
    assert len(calendar.walk("VEVENT")) == 1


def test_list_is_in_order_of_time_and_ends_somewhere(client, edition, monkeypatch):
    monkeypatch.setattr(outputs, "MOST_IN_CALENDAR", 2)
    late = make_activity("Laat", moments=0)
    make_moment(late, at(edition.last_day, 20))
    make_activity("Vroeg", moments=2)

    events = calendar_at(client, LIST).walk("VEVENT")

    assert [str(event["SUMMARY"]) for event in events] == ["Vroeg", "Vroeg"]


def test_list_does_not_fill_anybodys_day(client, edition):
    activity = make_activity()

    _, [own] = one_of(client, activity)
    [listed] = calendar_at(client, LIST).walk("VEVENT")

    assert (str(own["TRANSP"]), str(listed["TRANSP"])) == ("OPAQUE", "TRANSPARENT")
