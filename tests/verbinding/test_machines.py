"""What search engines, monitors and browsers are told; nothing that isn't public."""

import datetime as dt
import re

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone
from post_office.models import STATUS, Email

from editions.models import Page
from tests import factories
from verbinding.lib.publishing import Status
from verbinding.sitemaps import ActivitySitemap

UNREACHABLE = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://127.0.0.1:1",
    }
}


# --- Search engines -----------------------------------------------------------------------------


def locations(response):
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml"
    return re.findall(r"<loc>([^<]+)</loc>", response.content.decode())


def test_robots_may_read_the_site_but_no_forms_and_nothing_personal(client):
    text = client.get("/robots.txt").content.decode()

    assert text.startswith("User-agent: *\n")
    for address in ("/beheer/", "/mijn/", "/account/", "/activiteiten/nieuw/", "/meldingen/"):
        assert f"\nDisallow: {address}\n" in text
    # Pages of the list may be walked, but not the endless combinations of filters.
    assert "\nAllow: /activiteiten/?pagina=\n" in text
    assert "\nDisallow: /activiteiten/?\n" in text
    assert "\nDisallow: /\n" not in text
    assert "\nSitemap: http://testserver/sitemap.xml\n" in text


def test_sitemap_index_leads_to_parts_that_answer(client, edition):
    found = locations(client.get("/sitemap.xml"))

    assert len(found) == 7
    for address in found:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_sitemap_lists_public_activities_only(client, edition):
    shown = factories.make_activity()
    for status in set(Status) - {Status.PUBLISHED}:
        factories.make_activity(f"Staat op {status}", status=status)

    found = locations(client.get("/sitemap-activiteiten.xml"))

    assert found == [f"http://testserver{shown.get_absolute_url()}"]


def test_sitemap_lists_public_teams_only(client, edition):
    shown = factories.make_team()
    for status in set(Status) - {Status.PUBLISHED}:
        factories.make_team(f"Team {status}", status=status)

    found = locations(client.get("/sitemap-teams.xml"))

    assert found == [f"http://testserver{shown.get_absolute_url()}"]


def test_sitemap_lists_shown_sponsors_only(client, edition):
    shown = factories.make_sponsorship().sponsor
    factories.make_sponsorship(factories.make_sponsor("Nog geheim"), is_shown=False)

    found = locations(client.get("/sitemap-sponsors.xml"))

    assert found == [f"http://testserver{shown.get_absolute_url()}"]


def test_sitemap_tells_the_day_on_which_an_activity_changed(client, edition):
    changed_at = factories.at(dt.date(2026, 11, 2), 12)
    published_at = factories.at(dt.date(2026, 11, 1), 12)
    factories.make_activity(changed_at=changed_at, published_at=published_at)

    part = client.get("/sitemap-activiteiten.xml").content.decode()
    index = client.get("/sitemap.xml").content.decode()

    assert "<lastmod>2026-11-02</lastmod>" in part
    assert "<lastmod>2026-11-02T" in index


def test_sitemap_tells_the_day_on_which_an_activity_came_online_after_its_last_change(
    client, edition
):
    changed_at = factories.at(dt.date(2026, 11, 2), 12)
    published_at = factories.at(dt.date(2026, 11, 5), 12)
    factories.make_activity(changed_at=changed_at, published_at=published_at)
    # What isn't on the map of the site says nothing about its date.
    factories.make_activity("Wacht", status=Status.SUBMITTED)
    factories.make_team(changed_at=changed_at, published_at=changed_at)

    index = client.get("/sitemap.xml").content.decode()

    assert "<lastmod>2026-11-05</lastmod>" in client.get("/sitemap-activiteiten.xml").text
    found = dict(re.findall(r"sitemap-(\w+)\.xml</loc>\s*<lastmod>([\d-]+)T", index))
    assert (found["activiteiten"], found["teams"]) == ("2026-11-05", "2026-11-02")


def test_sitemap_stands_under_the_name_of_the_site_whatever_was_asked(client, edition, settings):
    settings.SITE_URL = "https://www.example.nl"
    factories.make_activity()

    found = locations(client.get("/sitemap.xml")) + locations(
        client.get("/sitemap-activiteiten.xml")
    )

    assert len(found) > 2
    assert {address.partition("/sitemap")[0] for address in found[:-1]} == {
        "https://www.example.nl"
    }
    assert found[-1].startswith("https://www.example.nl/activiteiten/")


def test_sitemap_tells_when_a_page_was_changed_and_no_date_where_none_is_known(client, db):
    factories.make_page(Page.Name.ABOUT)

    part = client.get("/sitemap-paginas.xml").content.decode()

    assert re.search(r"<loc>http://testserver/over/</loc>\s*<lastmod>2026-11-23</lastmod>", part)
    assert re.search(r"<loc>http://testserver/</loc>\s*</url>", part)


def test_sitemap_spreads_many_activities_over_pages(client, edition, monkeypatch):
    monkeypatch.setattr(ActivitySitemap, "limit", 2)
    for number in range(3):
        factories.make_activity(f"Soep {number}")

    assert "http://testserver/sitemap-activiteiten.xml?p=2" in locations(client.get("/sitemap.xml"))
    assert len(locations(client.get("/sitemap-activiteiten.xml?p=2"))) == 1
    assert client.get("/sitemap-activiteiten.xml?p=3").status_code == 404


def test_sitemap_without_such_a_part_is_not_found(client, db):
    assert client.get("/sitemap-geheim.xml").status_code == 404


def test_sitemap_needs_as_many_queries_for_three_activities_as_for_one(
    client, edition, django_assert_num_queries
):
    factories.make_activity()
    with django_assert_num_queries(4):
        client.get("/sitemap-activiteiten.xml")
    factories.make_activity("Wandelen")
    factories.make_activity("Zingen")
    with django_assert_num_queries(2):
        client.get("/sitemap-activiteiten.xml?p=1")


# --- Monitors -----------------------------------------------------------------------------------


@pytest.fixture
def letter(db):
    """Makes a queued letter that was written some minutes ago."""

    def make(minutes, **fields):
        fields = {"status": STATUS.queued, "to": "noor@example.nl", **fields}
        email = Email.objects.create(from_email="week@example.nl", subject="Hoi", **fields)
        created = timezone.now() - dt.timedelta(minutes=minutes)
        Email.objects.filter(pk=email.pk).update(created=created)
        return email

    return make


def test_health_is_well_when_everything_works(client, db):
    response = client.get("/gezondheid/")

    assert response.status_code == 200
    assert response.json() == {
        "ok": True,
        "database": {"ok": True},
        "cache": {"ok": True},
        "clock": {"ok": True},
        "mail": {"ok": True, "waiting": 0, "oldest_seconds": 0},
    }
    assert "no-store" in response.headers["Cache-Control"]


def test_health_fails_when_the_clock_stands_still(client, db, moment_in_time):
    call_command("tick")
    moment_in_time.shift(14 * 60)
    assert client.get("/gezondheid/").json()["clock"] == {"ok": True, "seconds": 840}

    moment_in_time.shift(60)
    response = client.get("/gezondheid/")

    assert response.status_code == 503
    assert response.json()["clock"] == {"ok": False, "seconds": 900}
    assert response.json()["mail"]["ok"]


def test_health_fails_when_letters_are_not_sent(client, letter):
    letter(minutes=16)

    response = client.get("/gezondheid/")

    assert response.status_code == 503
    assert response.json()["mail"] == {"ok": False, "waiting": 1, "oldest_seconds": 960}


def test_health_is_well_while_letters_wait_a_little(client, letter):
    letter(minutes=14)

    response = client.get("/gezondheid/")

    assert response.status_code == 200
    assert response.json()["mail"]["waiting"] == 1


def test_health_does_not_count_sent_letters_or_letters_for_later(client, letter):
    letter(minutes=100, status=STATUS.sent)
    letter(minutes=100, scheduled_time=timezone.now() + dt.timedelta(hours=1))

    assert client.get("/gezondheid/").json()["mail"]["waiting"] == 0


def test_health_forgives_one_wrong_address_but_not_a_dead_mail_server(client, letter):
    letter(minutes=20, status=STATUS.requeued)
    assert client.get("/gezondheid/").status_code == 200

    letter(minutes=20, status=STATUS.requeued)
    letter(minutes=20, status=STATUS.requeued)

    assert client.get("/gezondheid/").status_code == 503


def test_health_fails_when_the_cache_is_out_of_reach(client, db, settings):
    settings.CACHES = UNREACHABLE

    response = client.get("/gezondheid/")

    assert response.status_code == 503
    assert response.json()["cache"] == {"ok": False}
    assert response.json()["database"] == {"ok": True}


def test_health_fails_when_the_database_is_out_of_reach_and_tells_no_secrets(client, db):
    def refuse(execute, sql, params, many, context):
        raise OperationalError("no route to db.internal, user secret")

    with connection.execute_wrapper(refuse):
        response = client.get("/gezondheid/")

    assert response.status_code == 503
    assert response.json()["database"] == response.json()["mail"] == {"ok": False}
    assert b"secret" not in response.content


# --- Browsers and finders of leaks --------------------------------------------------------------


def test_security_txt_has_a_contact_and_ends_within_a_year(client):
    response = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "http://testserver/contact/"
    expires = dt.datetime.fromisoformat(fields["Expires"])
    assert timezone.now() < expires < timezone.now() + dt.timedelta(days=365)


def test_favicon_leads_to_a_file_of_the_site(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/static/img/favicon")


@pytest.mark.parametrize(
    "address",
    ["/robots.txt", "/sitemap.xml", "/gezondheid/", "/.well-known/security.txt", "/favicon.ico"],
)
@pytest.mark.parametrize("who", ["client", "as_sam", "as_mo"])
def test_machine_page_answers_everybody_without_a_cookie(request, edition, who, address):
    response = request.getfixturevalue(who).get(address)

    assert response.status_code in {200, 302}
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("address", ["/robots.txt", "/sitemap.xml", "/gezondheid/"])
def test_machine_page_answers_head_and_refuses_post(client, edition, address):
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405
