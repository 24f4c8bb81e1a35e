"""What `manage.py load_editions` brings, and that it leaves the organiser's words alone."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command

from editions.loading import coming_year, week_of
from editions.models import Audience, Branch, Edition, Language, Page, Spelregels, Theme
from tests import factories

pytestmark = pytest.mark.django_db


def load():
    out = StringIO()
    call_command("load_editions", stdout=out)
    return out.getvalue()


def test_load_editions_brings_2024_with_the_facts_of_its_announcement():
    load()

    edition = Edition.objects.get(year=2024)
    assert edition.ordinal == 2
    assert (edition.first_day, edition.last_day) == (dt.date(2024, 12, 9), dt.date(2024, 12, 14))
    assert edition.hashtag == "#WeekvandeVerbinding2024"
    assert edition.motto == "Simpel met Impact"
    assert edition.facebook_url == "https://www.facebook.com/groups/1555662258505328"
    assert edition.linkedin_url == "https://www.linkedin.com/groups/12839238/"
    assert edition.contact_email == "rdesmit@mentaltrainingcenter.com"
    assert edition.contact_phone == "0626102601"
    assert not edition.is_example


def test_load_editions_brings_2023_without_inventing_its_dates():
    load()

    edition = Edition.objects.get(year=2023)
    assert (edition.ordinal, edition.first_day, edition.last_day) == (1, None, None)
    assert edition.phase == Edition.Phase.ARCHIVE
    assert "Maarssenbroek" in edition.story
    assert "foto’s" in edition.story


def test_load_editions_computes_the_coming_week_and_calls_it_an_example():
    load()

    edition = Edition.objects.current()
    assert edition.year == 2026
    assert edition.is_example
    assert edition.ordinal is None
    assert edition.hashtag == "#WeekvandeVerbinding2026"
    assert (edition.first_day, edition.last_day) == (dt.date(2026, 12, 14), dt.date(2026, 12, 19))
    assert edition.takes_entries
    assert edition.introduction.splitlines()[0].split(". ")[0].count("?") == 1


@pytest.mark.parametrize("year", range(2023, 2040))
def test_week_of_a_year_is_its_second_monday_to_saturday(year):
    first_day, last_day = week_of(year)

    assert first_day.weekday() == 0
    assert last_day.weekday() == 5
    assert 8 <= first_day.day <= 14
    assert (last_day - first_day).days == 5


def test_week_of_2024_is_the_one_announced():
    assert week_of(2024) == (dt.date(2024, 12, 9), dt.date(2024, 12, 14))


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (dt.date(2027, 1, 1), 2027),
        (dt.date(2026, 12, 19), 2026),
        (dt.date(2026, 12, 20), 2027),
    ],
)
def test_coming_year_turns_when_the_week_is_over(today, year):
    assert coming_year(today) == year


@pytest.mark.parametrize("today", ["2024-02-29", "2024-12-12", "2025-06-01", "2031-12-31"])
def test_load_editions_gives_a_current_edition_on_any_date(moment_in_time, today):
    moment_in_time.move_to(dt.datetime.fromisoformat(f"{today}T12:00:00+01:00"))

    load()

    edition = Edition.objects.current()
    assert edition.last_day >= dt.date.fromisoformat(today)
    assert edition.days


def test_load_editions_in_2024_makes_no_example_of_it(moment_in_time):
    moment_in_time.move_to(dt.datetime(2024, 11, 1, 12, tzinfo=dt.UTC))

    load()

    assert Edition.objects.current().year == 2024
    assert not Edition.objects.filter(is_example=True).exists()


def test_load_editions_brings_every_page_and_the_spelregels():
    load()

    assert set(Page.objects.values_list("name", flat=True)) == set(Page.Name.values)
    assert all(page.title and len(page.text) > 100 for page in Page.objects.all())
    text = Spelregels.objects.get(version=1).text
    for word in ("Vertrouwen", "Verbinding", "Waardering", "Vriendelijk", "FeedForward"):
        assert word in text


def test_about_page_names_who_made_the_week():
    load()

    text = Page.objects.get(name="over").text
    for name in ("Ruud de Smit", "Mental Training Center", "Vera Vanderveesse", "Maarssenbroek"):
        assert name in text
    for name in ("Universiteit Tilburg", "Universiteit Leiden", "Positieve Ontwikkel Dynamiek"):
        assert name in text


def test_colophon_credits_the_geography():
    load()

    text = Page.objects.get(name="colofon").text
    for credit in (
        "Postcodes en plaatsen:",
        "GeoNames (geonames.org)",
        "Kaart:",
        "MapSVG / svg-maps",
        "Kaartgegevens © [Kadaster]",
    ):
        assert credit in text
    assert text.count("CC BY 4.0") == 2


def test_privacy_says_who_hears_of_whoever_opens_the_large_map():
    load()

    text = Page.objects.get(name="privacy").text
    assert "Open de grote kaart" in text
    assert "Het Kadaster ziet dan je IP-adres" in text


def test_load_editions_twice_changes_nothing():
    load()
    models = (Edition, Page, Spelregels, Branch, Theme, Audience, Language)
    before = [list(model.objects.order_by("pk").values()) for model in models]

    said = load()

    assert [list(model.objects.order_by("pk").values()) for model in models] == before
    assert said.startswith("0 nieuw")


def test_load_editions_keeps_what_the_organiser_wrote():
    load()
    Edition.objects.filter(year=2024).update(introduction="Van de organisator.")
    Page.objects.filter(name="over").update(text="Ook van de organisator.")
    Theme.objects.filter(slug="natuur-en-buiten").delete()

    load()

    assert Edition.objects.get(year=2024).introduction == "Van de organisator."
    assert Page.objects.get(name="over").text == "Ook van de organisator."
    assert not Theme.objects.filter(slug="natuur-en-buiten").exists()


def test_load_editions_tells_what_is_new():
    factories.make_page("over", title="Over ons")

    said = load()

    assert "Nieuw: editie “Week van de Verbinding 2024”" in said
    assert "Nieuw: pagina “Privacy”" in said
    assert "Over ons" not in said
