"""Last year's activities come along in one step: words, place and weekday, once."""

import datetime as dt

import pytest
from django.test import Client

from activities.copying import bring_along
from activities.models import Activity
from tests.factories import (
    at,
    make_activity,
    make_audience,
    make_edition,
    make_membership,
    make_moment,
    make_spelregels,
    make_team,
    make_user,
)
from tests.guarded import opened
from tests.teams.entries import race, subjects_to
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
URL = "/activiteiten/meenemen/"
TUESDAY = dt.date(2024, 12, 10)


@pytest.fixture
def last(edition):
    """The edition of 2024: Monday 9 to Saturday 14 December; that of 2026 begins on the 14th."""
    make_spelregels()
    return make_edition(
        2024, first_day=dt.date(2024, 12, 9), last_day=dt.date(2024, 12, 14), hashtag="x"
    )


@pytest.fixture
def soup(last, anna):
    activity = make_activity(
        edition=last, owner=anna, moments=0, contact_phone="0346 123456", shows_contact=True
    )
    activity.audiences.add(make_audience())
    make_moment(activity, at(TUESDAY, 17, 30), hours=2, capacity=12)
    return activity


def bring(client, *activities):
    keys = [activity.pk for activity in activities]
    return client.post(URL, {**opened(client, URL), "originals": keys}, follow=True)


def copies_of(activity):
    return list(Activity.objects.filter(copied_from=activity, edition__year=2026))


def test_what_was_own_comes_along_with_words_place_and_weekday(as_anna, soup, anna, edition):
    response = bring(as_anna, soup)

    copy = copies_of(soup)[0]
    moment = copy.moments.get()
    assert "1 activiteit staat klaar" in response.text
    assert (copy.edition, copy.status, copy.owner) == (edition, Status.CONCEPT, anna)
    assert (copy.title, copy.description) == (soup.title, soup.description)
    assert (copy.place_label, copy.province) == ("Marktplein 1, Zwolle", "Overijssel")
    assert copy.private_location.address == "Marktplein 1"
    assert (copy.contact_phone, copy.shows_contact) == ("0346 123456", True)
    assert [one.name for one in copy.audiences.all()] == ["Ouderen"]
    assert copy.slug != soup.slug
    assert copy.spelregels is None
    assert (moment.starts_at, moment.capacity) == (at(dt.date(2026, 12, 15), 17, 30), 12)
    assert (moment.ends_at - moment.starts_at, moment.daypart) == (dt.timedelta(hours=2), "middag")


def test_asking_again_makes_no_second_copy(as_anna, soup):
    bring(as_anna, soup)

    again = as_anna.post(URL, {**opened(as_anna, URL), "originals": [soup.pk]}, follow=True)

    assert len(copies_of(soup)) == 1
    assert "Deze stonden al klaar" in again.text
    assert "Staat al klaar" in again.text


def test_what_was_thrown_away_can_come_again(as_anna, soup):
    bring(as_anna, soup)
    copies_of(soup)[0].delete()

    bring(as_anna, soup)

    assert len(copies_of(soup)) == 1


def test_looking_makes_nothing(as_anna, soup):
    as_anna.get(URL)
    as_anna.get(URL + "insturen/")

    assert Activity.objects.count() == 1


@pytest.mark.parametrize("who", ["bram", "sam", "chris", "mo", "olga"])
def test_others_take_nothing_of_mine(who, soup, request):
    client = request.getfixturevalue(f"as_{who}")

    response = bring(client, soup)

    assert copies_of(soup) == []
    assert response.status_code == 422
    assert soup.title not in client.get(URL).text


def test_nobody_without_a_login_takes_anything(soup):
    assert Client().post(URL, {"originals": [soup.pk]}).url.startswith("/account/login/")
    assert copies_of(soup) == []


@pytest.mark.parametrize("status", [status for status in Status if status != Status.PUBLISHED])
def test_only_what_was_online_comes_along(status, as_anna, last, anna):
    activity = make_activity(edition=last, owner=anna, status=status)

    bring(as_anna, activity)

    assert copies_of(activity) == []


def test_what_others_did_after_is_theirs(as_anna, soup, chris, edition):
    """Somebody else's copy of my activity isn't mine, and doesn't stand in the way."""
    make_activity("Ook soep", owner=chris, copied_from=soup)

    bring(as_anna, soup)

    assert {copy.owner.name for copy in copies_of(soup)} == {"Anna", "Chris"}
    assert "Ook soep" not in as_anna.get(URL).text


def test_each_activity_shows_in_its_latest_year_alone(as_anna, soup, anna):
    earlier = make_edition(2023, first_day=None, last_day=None)
    first = make_activity("Eerste soep", edition=earlier, owner=anna, moments=0)
    Activity.objects.filter(pk=soup.pk).update(copied_from=first)

    shown = as_anna.get(URL).text

    assert "Eerste soep" not in shown
    assert soup.title in shown


def test_second_one_of_the_same_year_hides_neither(as_anna, soup, anna, last):
    make_activity("Soep voor de flat", edition=last, owner=anna, copied_from=soup)

    shown = as_anna.get(URL).text

    assert "Soep voor de straat" in shown
    assert "Soep voor de flat" in shown


def test_page_tells_of_the_year_before_and_counts_only_others(soup, anna, chris):
    again = make_activity("Weer soep", owner=anna, copied_from=soup)
    theirs = make_activity("Hun soep", owner=chris, copied_from=soup)

    assert "Ook in 2024:" in Client().get(again.get_absolute_url()).text
    assert "Geïnspireerd door" in Client().get(theirs.get_absolute_url()).text
    assert "1 keer nagedaan" in Client().get(soup.get_absolute_url()).text


# --- The team ------------------------------------------------------------------------------------


def test_lead_takes_along_what_a_teammate_did_without_their_details(as_anna, last, team, bram):
    theirs = make_activity(
        edition=last,
        owner=bram,
        team=team,
        shown_name="Bram",
        welcomed_by="Bram",
        contact_phone="0346 123456",
        address_visibility="buurt",
        place_label="Zwolle",
    )

    bring(as_anna, theirs)

    copy = copies_of(theirs)[0]
    assert (copy.owner.name, copy.team, copy.shown_name) == ("Anna", team, "Anna")
    assert (copy.welcomed_by, copy.contact_phone) == ("", "")
    assert copy.private_location.address == ""
    assert copy.private_location.place_query == "Zwolle"


def test_address_that_stays_behind_is_promised_to_nobody(as_anna, last, team, bram):
    theirs = make_activity(
        edition=last, owner=bram, team=team, address_visibility="aangemeld", coming="aanmelden"
    )

    bring(as_anna, theirs)

    copy = copies_of(theirs)[0]
    assert (copy.address_visibility, copy.coming) == ("buurt", "aanmelden")


def test_what_was_full_takes_people_again(as_anna, last, anna):
    full = make_activity(edition=last, owner=anna, coming="vol", address_visibility="aangemeld")

    bring(as_anna, full)

    assert copies_of(full)[0].coming == "aanmelden"


def test_member_keeps_their_own_and_asks_the_team_again(as_bram, last, team, anna, bram):
    own = make_activity(edition=last, owner=bram, team=team)

    bring(as_bram, own)

    copy = copies_of(own)[0]
    assert (copy.owner, copy.team, copy.wanted_team) == (bram, None, team)
    assert len(subjects_to(anna.email)) == 1


def test_who_left_the_team_takes_their_own_along_alone(as_sam, last, team, sam):
    own = make_activity(edition=last, owner=sam, team=team)

    bring(as_sam, own)

    copy = copies_of(own)[0]
    assert (copy.team, copy.wanted_team) == (None, None)


def test_lead_finds_the_way_on_the_page_of_the_team(as_anna, as_bram, team, last, anna):
    way = "Neem activiteiten van eerder mee"
    assert way not in as_anna.get(team.get_absolute_url()).text

    make_activity(edition=last, owner=anna, team=team)

    assert way in as_anna.get(team.get_absolute_url()).text
    assert way not in as_bram.get(team.get_absolute_url()).text
    assert "Neem je activiteiten van eerder mee" in as_anna.get("/mijn/").text


# --- Days ----------------------------------------------------------------------------------------


def test_day_that_the_new_week_lacks_is_asked_for(as_anna, last, anna):
    sunday = make_activity(edition=last, owner=anna, moments=0)
    make_moment(sunday, at(dt.date(2024, 12, 15), 14))

    response = bring(as_anna, sunday)

    assert not copies_of(sunday)[0].moments.exists()
    assert "Kies een nieuwe dag." in response.text


def test_cancelled_moments_and_doubles_stay_behind(as_anna, soup):
    make_moment(soup, at(TUESDAY + dt.timedelta(days=7), 17, 30))
    make_moment(soup, at(TUESDAY + dt.timedelta(days=1), 9), cancelled_at=soup.created_at)

    bring(as_anna, soup)

    assert copies_of(soup)[0].moments.count() == 1


def test_summer_time_moves_no_clock(as_anna, anna, last):
    summer = make_activity(edition=last, owner=anna, moments=0)
    make_moment(summer, at(dt.date(2024, 7, 2), 17, 30))

    bring(as_anna, summer)

    assert copies_of(summer)[0].moments.get().starts_at == at(dt.date(2026, 12, 15), 17, 30)


def test_day_that_is_over_by_then_stays_behind(as_anna, soup, moment_in_time):
    moment_in_time.move_to(at(dt.date(2026, 12, 16), 12))

    bring(as_anna, soup)

    assert not copies_of(soup)[0].moments.exists()


def test_after_the_week_nothing_comes_along(as_anna, soup, moment_in_time):
    moment_in_time.move_to(at(dt.date(2026, 12, 21), 12))

    assert "neemt geen nieuwe activiteiten meer aan" in as_anna.get(URL).text
    as_anna.post(URL, {"originals": [soup.pk]})
    assert copies_of(soup) == []


# --- Sending in ----------------------------------------------------------------------------------


def test_complete_concepts_are_sent_in_together(as_anna, soup, last, anna):
    sunday = make_activity("Zondag", edition=last, owner=anna, moments=0)
    make_moment(sunday, at(dt.date(2024, 12, 15), 14))
    bring(as_anna, soup, sunday)

    refused = as_anna.post(URL + "insturen/", {})
    response = as_anna.post(URL + "insturen/", {"agrees": "on"}, follow=True)

    sent, left = copies_of(soup)[0], copies_of(sunday)[0]
    assert refused.status_code == 422
    assert (sent.status, sent.spelregels.version) == (Status.SUBMITTED, 1)
    assert (left.status, left.spelregels) == (Status.CONCEPT, None)
    assert "Kies eerst een dag en een tijd." in response.text
    assert "Verstuurd: “Soep voor de straat”." in response.text


def test_nobody_sends_in_what_is_anothers(as_anna, as_chris, soup):
    bring(as_anna, soup)

    as_chris.post(URL + "insturen/", {"agrees": "on"})

    assert copies_of(soup)[0].status == Status.CONCEPT


@pytest.mark.parametrize("value", ["", "x", "0", "9" * 30, "-1"])
def test_strange_choices_are_refused(value, as_anna, soup):
    assert as_anna.post(URL, {"originals": [value]}).status_code == 422
    assert copies_of(soup) == []


def test_too_often_keeps_the_page(as_anna, soup):
    for _ in range(6):
        bring(as_anna, soup)

    assert bring(as_anna, soup).status_code == 429


@pytest.mark.django_db(transaction=True)
def test_two_leads_at_once_make_one_copy(edition):
    make_spelregels()
    last = make_edition(2024)
    one, other = make_user("Eva"), make_user("Finn")
    team = make_team(lead=one)
    make_membership(team, other, role="kartrekker")
    soup = make_activity(edition=last, owner=one, team=team)

    race(*[lambda u=user: bring_along(u, [soup.pk], edition) for user in (one, other)])

    assert len(copies_of(soup)) == 1
