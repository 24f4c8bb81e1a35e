"""The feed, read as a feed reader would."""

import datetime as dt
import html

import feedparser
import pytest
from django.core.cache import cache
from django.utils import timezone

from activities.views import outputs
from tests.factories import make_activity, make_theme
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
FEED = "/activiteiten/feed.atom"


def feed_at(client, **filters):
    cache.clear()
    feed = feedparser.parse(client.get(FEED, filters).content)
    assert feed.bozo == 0, feed.bozo_exception
    assert feed.version == "atom10"
    return feed


def test_feed_introduces_itself(client, edition):
    make_activity()

    feed = feed_at(client, plaats="Zwolle").feed

    assert feed.title == (
        "Week van de Verbinding 2026: nieuwe activiteiten binnen 10 km van Zwolle"
    )
    assert feed.id == feed.link == "http://testserver/activiteiten/?plaats=Zwolle"
    links = {link.rel: link.href for link in feed.links}
    assert links["self"] == "http://testserver/activiteiten/feed.atom?plaats=Zwolle"
    assert feed.language == "nl"
    assert client.get(FEED)["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_entry_tells_what_the_page_tells(client, edition):
    activity = make_activity(
        "Soep & <brood>", summary="Eet <b>mee</b>.", theme=make_theme("Samen eten")
    )

    [entry] = feed_at(client).entries

    assert html.unescape(entry.title) == "Soep & <brood>"
    assert entry.link == f"http://testserver{activity.get_absolute_url()}"
    assert [tag.term for tag in entry.tags] == ["Samen eten", "#WeekvandeVerbinding2026"]
    assert "Eet &lt;b&gt;mee&lt;/b&gt;." in entry.summary
    assert "maandag 14 december, 14.00 – 16.00 uur" in entry.summary
    assert "Marktplein 1, Zwolle" in entry.summary
    assert dt.datetime(*entry.published_parsed[:6], tzinfo=dt.UTC) == activity.published_at


def test_newest_comes_first(client, edition):
    now = timezone.now()
    make_activity("Oud", published_at=now - dt.timedelta(days=2))
    make_activity("Nieuw", published_at=now)
    make_activity("Midden", published_at=now - dt.timedelta(days=1))

    assert [entry.title for entry in feed_at(client).entries] == ["Nieuw", "Midden", "Oud"]


def test_entry_keeps_its_id_when_it_changes(client, edition, settings):
    activity = make_activity("Soep")
    [before] = feed_at(client).entries

    later = timezone.now() + dt.timedelta(hours=1)
    type(activity).objects.update(title="Stamppot", changed_at=later)
    settings.SITE_URL = "https://nieuw.example.nl"
    [after] = feed_at(client).entries

    assert after.id == before.id
    assert after.id.startswith("urn:uuid:")
    assert after.title == "Stamppot"
    assert after.updated_parsed > before.updated_parsed
    assert after.published_parsed == before.published_parsed


def test_entry_that_waited_for_a_moderator_is_as_new_as_its_publication(client, edition):
    now = timezone.now()
    entered_at = now - dt.timedelta(days=2)
    make_activity(created_at=entered_at, changed_at=entered_at, published_at=now)

    [entry] = feed_at(client).entries

    for told in (entry.published_parsed, entry.updated_parsed):
        assert dt.datetime(*told[:6], tzinfo=dt.UTC) == now


def test_entry_leaves_out_the_moment_that_is_off(client, edition):
    activity = make_activity(moments=2)
    activity.moments.filter(local_date=edition.first_day).update(cancelled_at=timezone.now())

    [entry] = feed_at(client).entries

    assert "dinsdag 15 december" in entry.summary
    assert "maandag 14 december" not in entry.summary


def test_feed_ends_somewhere(client, edition, monkeypatch):
    monkeypatch.setattr(outputs, "NEWEST", 2)
    for number in range(3):
        make_activity(f"Soep {number}")

    assert [entry.title for entry in feed_at(client).entries] == ["Soep 2", "Soep 1"]


def test_cancelled_entry_says_so(client, edition):
    make_activity("Soep", status=Status.CANCELLED)

    [entry] = feed_at(client).entries

    assert entry.title == "Gaat niet door: Soep"


@pytest.mark.parametrize("title", ["Bel\x07\x0b", "مرحبا", "社区 🎉", "\ufffe\uffff", "]]>"])
def test_strange_titles_break_nothing(client, edition, title):
    make_activity(title, slug="vreemd-a1b2c")

    assert len(feed_at(client).entries) == 1


def test_empty_feed_is_a_feed(client, edition):
    assert feed_at(client).entries == []
