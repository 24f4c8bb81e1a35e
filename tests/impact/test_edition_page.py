"""What an edition left behind: told numbers added up, and nothing invented."""

import pytest

from tests import factories
from tests.impact import made
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db

AFTER = "2026-12-21 12:00+01:00"


def page(client, year=2026):
    return client.get(f"/edities/{year}/").text


def test_told_numbers_are_added_up_and_the_rest_is_named(client, edition, moment_in_time):
    moment_in_time.move_to(AFTER)
    made.make_result(people=1200, new="de-meesten", goes_on="ja")
    made.make_result(people=34, new="een-paar", goes_on="misschien")
    made.make_result(people=0, new="weet-niet", goes_on="nee")
    factories.make_activity("Nog niet verteld", moments=2)
    made.make_result(factories.make_activity(status=Status.OFFLINE), people=50_000)
    made.make_result(factories.make_activity(edition=factories.make_edition(2025)), people=60_000)

    text = page(client)

    assert "<strong>1.234</strong> mensen kwamen" in text
    assert "Van 3 van de 4 activiteiten weten we" in text
    assert "Bij 2 van die 3 leerden mensen elkaar kennen" in text
    assert "bij 1 kende de helft of meer elkaar nog niet" in text
    assert "1 krijgt een vervolg, en 1 misschien" in text
    assert "5 momenten in 1 gemeente" in text


def test_nothing_told_is_said_and_never_guessed(client, edition, moment_in_time):
    factories.make_activity()
    before = page(client)
    moment_in_time.move_to(AFTER)
    after = page(client)
    moment_in_time.move_to("2027-02-01 12:00+01:00")

    assert "Wat het losmaakte" not in before
    assert "weten we nog niet" in after
    assert "We gokken niet" in page(client)
    assert "mensen kwamen bij elkaar" not in after


def test_edition_without_activities_claims_nothing(client):
    factories.make_edition(2023, first_day=None, last_day=None)

    assert "losmaakte" not in page(client, 2023)


def test_map_has_a_dot_for_each_municipality_with_something_at_a_place(client, edition):
    made.make_result(factories.make_activity())
    factories.make_activity("Lied")
    factories.make_activity("Quiz", municipality_code="0344", lat=52.09, lon=5.12)
    factories.make_activity("Online", municipality_code="0363", place_kind="online")
    factories.make_activity("Wacht", municipality_code="0518", status=Status.SUBMITTED)

    text = page(client)

    assert text.count('class="small-map__dot"') == 2
    assert "2 in totaal" in text


def test_new_answer_shows_at_once_though_the_page_is_kept(client, as_anna, anna, edition):
    activity = factories.make_activity(owner=anna, moments=0)
    factories.make_moment(activity, factories.at(edition.first_day.replace(month=11, day=20), 14))
    before = page(client)
    told = {"people": "8", "new": "niemand", "goes_on": "nee", "seen": "nieuw"}

    as_anna.post(f"{activity.get_absolute_url()}terugblik/", told)

    assert "losmaakte" not in before
    assert "<strong>8</strong> mensen kwamen" in page(client)
    assert "Dat weten we van alle activiteiten" in page(client)


def test_sentences_show_only_once_let_through_and_while_the_activity_stands(client, edition):
    made.make_result(factories.make_activity())
    made.make_appreciation(words="Mooi zo.", name="Anna")
    made.make_appreciation(words="Wacht nog.", state="wacht")
    made.make_appreciation(words="Nee toch.", state="niet-geplaatst")
    gone = factories.make_activity(status=Status.OFFLINE)
    made.make_appreciation(gone, words="Niet meer te lezen.")

    text = page(client)

    assert "Mooi zo." in text
    assert not [words for words in ("Wacht nog.", "Nee toch.", "te lezen.") if words in text]


def test_activities_stay_readable_at_their_addresses_for_years(client, edition, moment_in_time):
    activity = factories.make_activity("Soep voor de straat")
    made.make_result(activity)
    moment_in_time.move_to("2028-03-01 12:00+01:00")
    factories.make_edition(2027)
    raise_revision()

    assert "Soep voor de straat" in client.get(activity.get_absolute_url()).text
    assert f'href="{activity.get_absolute_url()}"' in page(client)
    assert "<strong>12</strong> mensen kwamen" in page(client)
