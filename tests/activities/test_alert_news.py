"""What is new for an alert, at the edges of time: nothing twice, nothing that is over."""

import datetime as dt

import pytest
from post_office.models import Email

from activities.alerts import mail_news
from tests import factories
from tests.factories import at

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY = dt.date(2026, 11, 23), dt.date(2026, 11, 24)
FIVE = 17


def subjects_after(moment_in_time, *times):
    """The subjects of all letters, after the job ran at each of these times."""
    found = []
    for time in times:
        moment_in_time.move_to(time)
        mail_news()
        found.append([letter.subject for letter in Email.objects.order_by("pk")])
    return found


def test_published_on_the_last_second_that_was_looked_at_is_told_once(edition, moment_in_time):
    factories.make_alert()
    looked_until = at(MONDAY, FIVE) - dt.timedelta(minutes=2)
    factories.make_activity("Op de seconde", published_at=looked_until)

    days = subjects_after(moment_in_time, at(MONDAY, FIVE), at(TUESDAY, FIVE))

    assert days == [["Nieuw: Op de seconde"]] * 2


def test_what_stood_there_when_the_alert_was_asked_for_is_never_told(edition, moment_in_time):
    """Also when that was within the minutes that a look leaves to settle."""
    asked_at = at(MONDAY, FIVE) - dt.timedelta(seconds=30)
    factories.make_alert(seen_until=asked_at)
    factories.make_activity("Stond er al", published_at=asked_at - dt.timedelta(seconds=30))

    days = subjects_after(moment_in_time, at(MONDAY, FIVE), at(TUESDAY, FIVE))

    assert days == [[], []]


def test_what_is_over_by_the_evening_of_its_day_is_not_told(edition, moment_in_time):
    """Asked for by its day the list still shows it; a letter about it comes too late."""
    day = edition.first_day
    factories.make_alert(query=f"dag={day}", seen_until=at(day, 8))
    for title, hour in (("Ontbijt", 9), ("Avondeten", 18)):
        activity = factories.make_activity(title, moments=0, published_at=at(day, 8, 30))
        factories.make_moment(activity, at(day, hour))

    [letters] = subjects_after(moment_in_time, at(day, FIVE))

    assert letters == ["Nieuw: Avondeten"]
