"""The list on somebody else's site, and the page that tells how to follow along."""

import html
import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from activities.embed import (
    ENOUGH,
    SURFACE,
    USUAL,
    choices_of,
    colour_of,
    contrast,
    iframe_of,
    readable,
    style_of,
)
from activities.follow import ways_to_follow
from tests.factories import make_activity
from tests.html import mistakes_in
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
EMBED = "/embed/activiteiten/"
FOLLOW = "/volg/"


def test_embed_may_be_framed_and_nothing_else(client, edition):
    make_activity()

    for _ in ("made", "kept"):
        framed = client.get(EMBED)
        assert "frame-ancestors *" in framed["Content-Security-Policy"]
        assert "X-Frame-Options" not in framed
    for address in ("/", FOLLOW, "/activiteiten/", "/embed/kleur-0d5862.css"):
        page = client.get(address)
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] == "DENY"


def test_embed_keeps_the_rest_of_the_policy(client, edition):
    policy = client.get(EMBED)["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_embed_opens_links_outside_the_frame(client, edition):
    make_activity("Soep")

    page = client.get(EMBED, {"thema": "geen"}).text

    assert '<base target="_blank">' in page
    assert 'href="http://testserver/activiteiten/?thema=geen"' in page
    assert "<script" not in page


def test_embed_shows_twelve_and_leads_to_the_rest(client, edition):
    for number in range(12):
        make_activity(f"Soep {number}")
    assert "Bekijk alle activiteiten" not in client.get(EMBED).text
    make_activity("Nog een")
    raise_revision()

    page = client.get(EMBED)

    assert len(page.context["activities"]) == 12
    assert "13 activiteiten" in page.text
    assert "Bekijk alle activiteiten" in page.text


def test_embed_says_what_does_not_go_on(client, edition):
    make_activity("Soep", status=Status.CANCELLED)

    page = client.get(EMBED).text

    assert "<s>Soep</s>" in page
    assert "Gaat niet door" in page


def test_embed_is_valid_without_anything_to_show(client, edition):
    page = client.get(EMBED).text

    assert mistakes_in(page) == []
    assert "Hier is nog niets" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("0d5862", "0d5862"),
        ("#0D5862", "0d5862"),
        ("", USUAL),
        (None, USUAL),
        ("rood", USUAL),
        ("fff", USUAL),
        ("fff;}body{x", USUAL),
        ("0d5862\n0d5862", USUAL),
    ],
)
def test_colour_is_six_digits_or_our_own(asked, found):
    assert colour_of(asked) == found


@pytest.mark.parametrize("colour", ["ffffff", "ffee00", "00ff00", "777777", "000000", "0d5862"])
def test_colours_can_be_read(colour):
    assert contrast(readable(colour), SURFACE) >= ENOUGH
    assert f"--action:#{readable(colour)}" in style_of(colour)


def test_dark_colours_stay_as_they_are():
    assert readable("0d5862") == "0d5862"


def test_contrast_is_measured_as_agreed():
    assert contrast("000000", "ffffff") == 21
    assert round(contrast("777777", "ffffff"), 2) == 4.48


@pytest.mark.parametrize("colour", ["rood", "0D5862", "0d58621"])
def test_style_answers_to_real_colours_only(client, colour):
    assert client.get(f"/embed/kleur-{colour}.css").status_code == 404


def test_style_is_a_style_sheet(client):
    response = client.get("/embed/kleur-0d5862.css")

    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "--band:#0d5862" in response.text


def test_embed_links_the_style_of_its_colour(client, edition):
    assert '"/embed/kleur-0d5862.css"' in client.get(EMBED, {"kleur": "#0d5862"}).text


# --- Volg dit -----------------------------------------------------------------------------------


def test_follow_keeps_the_filters_in_every_address(client, edition):
    asked = {"plaats": "Zwolle", "straal": "25", "pagina": "3"}

    page = client.get(FOLLOW, asked).text

    assert "Je volgt: activiteiten binnen 25 km van Zwolle." in page
    assert "Je volgt: alle activiteiten." in client.get(FOLLOW).text
    whole = html.unescape(page)
    for start in (
        "webcal://testserver/activiteiten/agenda.ics",
        "http://testserver/activiteiten/agenda.ics",
        "http://testserver/activiteiten/feed.atom",
        "http://testserver/activiteiten/activiteiten.csv",
        "http://testserver/embed/activiteiten/",
    ):
        [address] = set(re.findall(rf"{re.escape(start)}\?[^\s\"<]+", whole))
        asked = parse_qs(urlsplit(html.unescape(address)).query)
        assert (asked["plaats"], asked["straal"]) == (["Zwolle"], ["25"])
        assert "pagina" not in asked


def test_follow_gives_the_code_as_text(client, edition):
    page = client.get(FOLLOW, {"kleur": "0d5862", "q": '"><script>alert(1)</script>'}).text

    assert mistakes_in(page) == []
    assert "<iframe" not in page
    assert "<script>alert" not in page
    assert "&lt;iframe src=" in page
    assert "kleur=0d5862" in page


def test_code_to_paste_is_one_frame_whatever_was_asked():
    query, title = "q=soep&kleur=0d5862", 'Activiteiten met “"><script>”'
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, dict(attributes)))

    parser.feed(iframe_of(query, title))

    [(tag, attributes)] = found
    assert (tag, attributes["title"]) == ("iframe", title)
    assert attributes["src"] == f"http://testserver{EMBED}?{query}"
    assert "?q=soep&amp;kleur" in iframe_of(query, title)


def test_colour_in_use_is_marked():
    current = [one["label"] for one in choices_of("gratis=1", USUAL) if one["is_current"]]

    assert current == ["Rood"]


def test_other_calendars_get_the_whole_address():
    ways = ways_to_follow("q=soep&dag=2026-12-14", "Soep & brood")

    google, outlook = (parse_qs(urlsplit(ways[name]).query) for name in ("google", "outlook"))

    assert google == {"cid": [ways["webcal"]]}
    assert outlook == {"url": [ways["calendar"]], "name": ["Soep & brood"]}
    assert ways["webcal"].partition(":")[0] == "webcal"
    assert ways["calendar"].endswith("/agenda.ics?q=soep&dag=2026-12-14")


def test_follow_explains_each_column(client, edition):
    page = client.get(FOLLOW).text

    for name in ("dag", "gaat_door", "breedtegraad"):
        assert f"<code>{name}</code>" in page


def test_list_leads_to_follow_with_its_filters(client, edition):
    page = client.get("/activiteiten/", {"gratis": "1", "pagina": "2"}).text

    assert 'href="/volg/?gratis=1"' in page
