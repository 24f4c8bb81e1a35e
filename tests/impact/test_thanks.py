"""Who organised something is thanked once, and asked a few times how it was."""

import datetime as dt
import re

import pytest
from django.test import Client
from post_office.models import Email

from impact.jobs import ask_for_results, thank_organisers
from impact.models import Thanks
from impact.thanks import thank
from tests import factories
from tests.conftest import logged_in
from tests.impact import made
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db

# make_activity's only moment is on Monday 14 December, from two to four.
THE_DAY_AFTER = "2026-12-15 09:00+01:00"
TWO_WEEKS_AFTER = "2026-12-28 09:00+01:00"


def letters():
    return list(Email.objects.order_by("pk").values_list("subject", flat=True))


@pytest.fixture
def soup(anna, team):
    return factories.make_activity("Soep", owner=anna)


@pytest.mark.parametrize(
    ("at", "count"),
    [
        ("2026-12-14 23:00+01:00", 0),
        ("2026-12-15 08:59+01:00", 0),
        (THE_DAY_AFTER, 1),
        ("2027-01-18 12:00+01:00", 1),
        # The thirty-first day after the week: the edition stands in the archive.
        ("2027-01-19 12:00+01:00", 0),
    ],
)
def test_thanks_go_out_from_the_morning_after_until_the_archive(soup, moment_in_time, at, count):
    moment_in_time.move_to(at)

    assert thank_organisers() == count
    assert letters() == ["Dank je wel: Soep"] * count


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.PUBLISHED}))
def test_only_what_took_place_is_thanked_for(anna, edition, moment_in_time, status):
    factories.make_activity(owner=anna, status=status)
    moment_in_time.move_to(THE_DAY_AFTER)

    assert thank_organisers() == 0


def test_last_moment_that_stands_counts(soup, moment_in_time):
    later = factories.make_moment(soup, factories.at(dt.date(2026, 12, 18), 14))
    moment_in_time.move_to("2026-12-18 09:00+01:00")
    before = thank_organisers()
    type(later).objects.filter(pk=later.pk).update(cancelled_at="2026-12-17T12:00Z")

    assert (before, thank_organisers()) == (0, 1)


def test_nobody_is_thanked_where_all_moments_were_cancelled_or_the_owner_is_gone(
    soup, moment_in_time
):
    soup.moments.update(cancelled_at="2026-12-01T12:00Z")
    factories.make_activity("Van niemand", owner=None)
    gone = factories.make_activity("Van wie weg is", owner=factories.make_user(is_active=False))
    moment_in_time.move_to(THE_DAY_AFTER)

    assert gone.owner.is_active is False
    assert thank_organisers() == 0


def test_thanks_lead_to_the_certificate_and_to_the_form(soup, as_anna, moment_in_time):
    moment_in_time.move_to(THE_DAY_AFTER)
    thank_organisers()

    letter = Email.objects.get()
    assert letter.to == ["anna@example.nl"]
    for text in (letter.message, letter.html_message):
        assert "/activiteiten/" + soup.slug + "/bedankt.pdf" in text
        assert "/activiteiten/" + soup.slug + "/terugblik/" in text
    for path in re.findall(r"https?://[^/\s]+(/\S+?)(?=[\s\"<]|$)", letter.message):
        assert as_anna.get(path).status_code == 200, path
    assert letter.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_second_run_thanks_nobody_again(soup, moment_in_time):
    moment_in_time.move_to(THE_DAY_AFTER)

    assert [thank_organisers(), thank_organisers()] == [1, 0]
    assert thank(soup) is False
    assert letters() == ["Dank je wel: Soep"]


def test_question_comes_after_two_weeks_and_then_three_times_more(soup, moment_in_time):
    moment_in_time.move_to(THE_DAY_AFTER)
    thank_organisers()
    asked_on = []

    for day in range(1, 35):
        moment_in_time.move_to(f"{dt.date(2026, 12, 15) + dt.timedelta(days=day)} 10:00+01:00")
        if ask_for_results():
            asked_on.append(dt.date(2026, 12, 15) + dt.timedelta(days=day))

    assert [day.isoformat() for day in asked_on] == [
        "2026-12-28",
        "2027-01-04",
        "2027-01-11",
        "2027-01-18",
    ]
    assert letters()[1:3] == [
        "Hoe was het bij “Soep”?",
        "Nog twee minuten? Hoe was het bij “Soep”?",
    ]
    assert "de laatste keer" in Email.objects.latest("pk").message


def test_whoever_told_how_it_was_is_asked_no_more(soup, moment_in_time):
    made.make_thanks(soup, last_letter_on="2026-12-15")
    made.make_result(soup)
    moment_in_time.move_to(TWO_WEEKS_AFTER)

    assert ask_for_results() == 0


@pytest.mark.parametrize("end", ["cancelled", "moved", "early"])
def test_question_waits_or_stays_away(soup, moment_in_time, end):
    made.make_thanks(soup, last_letter_on="2026-12-15")
    moment_in_time.move_to("2026-12-28 08:00+01:00" if end == "early" else TWO_WEEKS_AFTER)
    if end == "cancelled":
        type(soup).objects.filter(pk=soup.pk).update(status=Status.CANCELLED)
    elif end == "moved":
        factories.make_moment(soup, factories.at(dt.date(2026, 12, 19), 14))

    assert ask_for_results() == 0


def test_late_thanks_are_followed_by_the_question_a_week_later(soup, moment_in_time):
    moment_in_time.move_to("2027-01-02 10:00+01:00")
    thank_organisers()

    same_day = ask_for_results()
    moment_in_time.move_to("2027-01-09 10:00+01:00")

    assert (same_day, ask_for_results()) == (0, 1)


# --- Stopping -----------------------------------------------------------------------------------


def test_looking_stops_nothing_and_the_button_does(client, soup, moment_in_time):
    thanks = made.make_thanks(soup, last_letter_on="2026-12-15")
    url = thanks.get_absolute_url()
    moment_in_time.move_to(TWO_WEEKS_AFTER)

    page = client.get(url)
    assert "Soep" in page.text
    assert page.cookies == {}
    assert Thanks.objects.get().stopped_at is None
    answer = client.post(url)

    assert answer.url == "/terugblik/gestopt/"
    assert "niet meer" in client.get(answer.url).text
    assert "staat al uit" in client.get(url).text
    assert ask_for_results() == 0


def test_mail_programs_stop_all_letters_of_this_person_and_of_nobody_else(soup, anna, sam):
    thanks = made.make_thanks(soup)
    made.make_thanks(factories.make_activity("Lied", owner=anna))
    sams = made.make_thanks(factories.make_activity("Wandeling", owner=sam))
    program = Client(enforce_csrf_checks=True)

    answers = [
        program.post(thanks.get_absolute_url(), {"List-Unsubscribe": "One-Click"}) for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert list(Thanks.objects.filter(stopped_at=None)) == [sams]


def test_mail_programs_also_stop_what_takes_place_later(soup, anna, client, moment_in_time):
    thanks = made.make_thanks(soup)
    factories.make_activity("Lied", owner=anna)

    client.post(thanks.get_absolute_url(), {"List-Unsubscribe": "One-Click"})

    moment_in_time.move_to(TWO_WEEKS_AFTER)
    assert (thank_organisers(), ask_for_results()) == (0, 0)


def test_link_of_an_ownerless_activity_stops_that_one_alone(client, edition):
    thanks = made.make_thanks(factories.make_activity("Lied", owner=None))
    other = made.make_thanks(factories.make_activity("Soep", owner=None))

    client.post(thanks.get_absolute_url(), {"List-Unsubscribe": "One-Click"})

    assert list(Thanks.objects.filter(stopped_at=None)) == [other]


@pytest.mark.parametrize("who", [None, "sam", "anna", "mo", "olga"])
def test_wrong_token_stops_nothing(who, soup, request):
    client = logged_in(request.getfixturevalue(who)) if who else Client()
    wrong = made.make_thanks(soup).get_absolute_url().replace("/stoppen/", "x/stoppen/")

    assert client.get(wrong).status_code == 404
    assert client.post(wrong).url == "/terugblik/gestopt/"
    assert Thanks.objects.get().stopped_at is None
