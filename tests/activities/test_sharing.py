"""The links with which a visitor takes an activity along."""

import datetime as dt
import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from activities.sharing import calendar_links, hashtag_of, route_links, share_links
from tests.factories import at, make_activity, make_moment
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db


def asked_of(link):
    return {name: values[0] for name, values in parse_qs(urlsplit(link.url).query).items()}


def test_calendars_get_time_place_and_page(edition):
    activity = make_activity("Soep & brood")

    [row] = calendar_links(activity.moments.all())
    google, outlook = map(asked_of, row["links"])

    page = f"http://testserver{activity.get_absolute_url()}"
    assert row["when"] == "maandag 14 december, 14.00 – 16.00 uur"
    assert google["text"] == outlook["subject"] == "Soep & brood"
    assert google["dates"] == "20261214T130000Z/20261214T150000Z"
    assert outlook["startdt"] == "2026-12-14T14:00:00+01:00"
    assert google["details"] == outlook["body"] == page
    assert google["location"] == outlook["location"] == "Marktplein 1, Zwolle"


@pytest.mark.parametrize("minute", [-1, 0], ids=["23.59", "midnight"])
def test_whole_day_goes_along_as_days(edition, minute):
    activity = make_activity(moments=0)
    moment = make_moment(activity, at(edition.first_day, 0))
    end = at(edition.first_day + dt.timedelta(days=1), 0) + dt.timedelta(minutes=minute)
    moment.set_times(moment.starts_at, end, is_all_day=True)

    [row] = calendar_links([moment])
    google, outlook = map(asked_of, row["links"])

    assert google["dates"] == "20261214/20261215"
    assert (outlook["startdt"], outlook["allday"]) == ("2026-12-14", "true")


def test_only_what_is_to_come_goes_into_a_calendar(edition, moment_in_time):
    activity = make_activity(moments=3)
    over, gone, coming = activity.moments.all()
    gone.cancelled_at = gone.starts_at
    moment_in_time.move_to(over.ends_at)

    assert [row["moment"] for row in calendar_links([over, gone, coming])] == [coming]


def test_shared_words_hold_page_and_hashtag(edition):
    activity = make_activity("Soep & brood?")
    links = {link.label: link for link in share_links(activity, hashtag_of(edition))}

    words = (
        "Ga je mee? Soep & brood?, maandag 14 december, 14.00 – 16.00 uur, Marktplein 1, Zwolle. "
        f"http://testserver{activity.get_absolute_url()} #WeekvandeVerbinding2026"
    )
    assert asked_of(links["WhatsApp"])["text"] == words
    assert asked_of(links["Bluesky"])["text"] == words
    assert asked_of(links["E-mail"])["body"] == words
    assert unquote(urlsplit(links["Mastodon"].url).fragment) == f"text={words}"
    assert asked_of(links["Facebook"])["hashtag"] == "#WeekvandeVerbinding2026"
    for label in ("LinkedIn", "Facebook"):
        asked = asked_of(links[label])
        assert activity.get_absolute_url() in asked.get("url", asked.get("u"))
    assert all(re.match(r"https://|mailto:\?", link.url) for link in links.values())


@pytest.mark.parametrize("hashtag", ["", "Verbinding", "#Verbinding"])
def test_hashtag_has_one_sign_or_is_absent(edition, hashtag):
    edition.hashtag = hashtag

    assert hashtag_of(edition) == ("#Verbinding" if hashtag else "")


@pytest.mark.parametrize(
    ("fields", "is_shown"),
    [
        ({}, True),
        ({"address_visibility": "buurt"}, False),
        ({"place_kind": "volgt", "place_label": "Zwolle (locatie volgt)"}, False),
        ({"place_kind": "online", "place_label": "Online"}, False),
        ({"place_kind": "volgt"}, False),
        ({"place_label": "Assendorp"}, False),
        ({"place_label": "Assendorp, Zwolle-Zuid"}, False),
    ],
)
def test_way_leads_to_public_addresses_only(edition, fields, is_shown):
    links = route_links(make_activity(**fields))

    assert bool(links) == is_shown
    for link in links:
        assert "Marktplein 1, Zwolle" in asked_of(link).values()


def test_page_shows_the_links(client, edition):
    page = client.get(make_activity("Soep").get_absolute_url()).text

    for words in ("Zet in je agenda", "agenda.ics", "Zo kom je er", "https://wa.me/", "delen.png"):
        assert words in page


def test_page_of_cancelled_activity_invites_nobody(client, edition):
    page = client.get(make_activity("Soep", status=Status.CANCELLED).get_absolute_url()).text

    assert "https://wa.me/" not in page
    assert "Zet in je agenda" not in page
    assert "Zo kom je er" not in page
