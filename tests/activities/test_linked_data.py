"""An activity as search engines read it: the rules of schema.org and of those who show events."""

import datetime as dt

import pytest

from activities.linked_data import of_activity
from tests.activities.outputs import linked_data_in
from tests.factories import at, make_activity, make_moment, make_signup
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
# Required, and recommended, by search engines that show events.
WANTED = {"name", "startDate", "location"} | {
    "description",
    "endDate",
    "eventAttendanceMode",
    "eventStatus",
    "image",
    "offers",
    "organizer",
}


def data_of(client, activity):
    [data] = linked_data_in(client.get(activity.get_absolute_url()))
    assert data["@context"] == "https://schema.org"
    return data


def test_event_has_what_the_rules_ask(client, edition):
    activity = make_activity("Soep", summary="Eet mee.", cost="2.50", shown_name="Buurthuis")
    page = f"http://testserver{activity.get_absolute_url()}"

    event = data_of(client, activity)

    assert event.keys() >= WANTED
    assert event["@type"] == "Event"
    assert event["startDate"] == "2026-12-14T14:00:00+01:00"
    assert event["endDate"] == "2026-12-14T16:00:00+01:00"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert event["location"] == {
        "@type": "Place",
        "name": "Marktplein 1, Zwolle",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Marktplein 1",
            "addressLocality": "Zwolle",
            "addressRegion": "Overijssel",
            "addressCountry": "NL",
        },
    }
    assert event["image"] == [f"{page}delen.png"]
    assert event["organizer"]["name"] == "Buurthuis"
    assert event["isAccessibleForFree"] is False
    assert (event["offers"]["price"], event["offers"]["priceCurrency"]) == ("2.50", "EUR")
    assert event["url"] == event["offers"]["url"] == page
    assert dt.datetime.fromisoformat(event["offers"]["validFrom"]).tzinfo


def test_hidden_address_has_no_street(client, edition):
    activity = make_activity(address_visibility="buurt", place_label="Assendorp, Zwolle")

    location = data_of(client, activity)["location"]

    assert location["name"] == "Assendorp, Zwolle"
    assert "streetAddress" not in location["address"]


def test_online_activity_is_at_a_virtual_place(client, edition):
    activity = make_activity(place_kind="online", place_label="Online")

    event = data_of(client, activity)

    assert event["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert event["location"]["@type"] == "VirtualLocation"
    assert event["location"]["url"] == f"http://testserver{activity.get_absolute_url()}"


def test_each_moment_is_an_event(client, edition):
    activity = make_activity(moments=2)
    gone = make_moment(activity, at(edition.last_day, 9))
    gone.cancelled_at = gone.starts_at
    gone.save()

    events = data_of(client, activity)["@graph"]

    assert [event["startDate"][:10] for event in events] == [
        "2026-12-14",
        "2026-12-15",
        "2026-12-19",
    ]
    assert [event["eventStatus"][24:] for event in events] == [
        "Scheduled",
        "Scheduled",
        "Cancelled",
    ]
    assert len({event["@id"] for event in events}) == 3
    assert all(event.keys() >= WANTED for event in events)


def test_full_activity_is_sold_out(client, edition):
    full = make_activity(coming="vol")
    taken = make_activity(coming="aanmelden")
    taken.moments.update(capacity=1)
    left = make_activity(coming="aanmelden")
    left.moments.update(capacity=2)
    for activity in (taken, left):
        make_signup(activity.moments.get())

    told = [data_of(client, activity)["offers"]["availability"] for activity in (full, taken, left)]

    assert [url.rpartition("/")[2] for url in told] == ["SoldOut", "SoldOut", "InStock"]


def test_cancelled_activity_says_so(client, edition):
    event = data_of(client, make_activity(status=Status.CANCELLED))

    assert event["eventStatus"] == "https://schema.org/EventCancelled"


@pytest.mark.parametrize(("days", "hour", "minute"), [(0, 23, 59), (1, 0, 0)])
def test_whole_day_is_a_date(client, edition, days, hour, minute):
    """Our form ends it a minute early, staff may end it at midnight."""
    activity = make_activity(moments=0)
    moment = make_moment(activity, at(edition.first_day, 0))
    end = at(edition.first_day + dt.timedelta(days=days), hour, minute)
    moment.set_times(moment.starts_at, end, is_all_day=True)
    moment.save()

    event = data_of(client, activity)

    assert (event["startDate"], event["endDate"]) == ("2026-12-14", "2026-12-14")


@pytest.mark.parametrize(
    "title", ["</script><script>alert(1)</script>", "<!--<script>", '" \\ \x0b & é 🎉', "]]>"]
)
def test_titles_stay_inside_the_block(client, edition, title):
    activity = make_activity(title, slug="vreemd-a1b2c", summary=title, shown_name=title)

    page = client.get(activity.get_absolute_url())

    assert "<script>alert" not in page.text
    assert "<!--<script" not in page.text
    [data] = linked_data_in(page)
    assert data["name"] == title.replace("\x0b ", "").strip() or "\x0b" in title


def test_engines_are_not_sent_to_a_closed_door(edition):
    own = make_activity("Team", openness="eigen-groep", address_visibility="buurt")
    waits = make_activity("Wacht", status=Status.SUBMITTED)
    undated = make_activity("Ooit", moments=0)

    for activity in (own, waits, undated):
        assert of_activity(activity, list(activity.moments.all())) is None


def test_draft_of_ones_own_stays_out_of_search_engines(as_anna, anna, edition):
    draft = make_activity("Soep", owner=anna, status=Status.SUBMITTED)

    page = as_anna.get(draft.get_absolute_url())

    assert linked_data_in(page) == []
    assert '<meta name="robots" content="noindex">' in page.text
    assert "delen.png" not in page.text
