"""The alarm for what waits too long, and forgetting what was handled a year ago."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone
from post_office.models import Email

from desk.jobs import forget_handled, sound_alarm
from desk.models import Alarm, Message, Report
from sponsors.models import Enquiry
from tests.desk.queue_cast import waiting_activity, waiting_proposal, waiting_team
from tests.factories import make_enquiry, make_message, make_report, make_user
from tests.guarded import letters_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

HOUR = 3600


def letters(person):
    return letters_to(Email.objects.order_by("pk"), person.email)


def test_alarm_tells_every_moderator_what_waits_too_long(mo, olga, sam):
    waiting_activity("Soep", waited=5)
    waiting_team("Buren", waited=30)
    waiting_proposal(waited=6)
    waiting_activity("Net binnen", waited=1)

    sound_alarm()

    [letter] = letters(mo)
    assert letter.subject == "Er wachten 3 dingen langer dan vier uur"
    assert "- Soep (Activiteit, al 5 uur)" in letter.message
    assert "Net binnen" not in letter.message
    assert len(letters(olga)) == 1
    assert letters(sam) == []


def test_alarm_stays_silent_while_nothing_is_late(mo):
    waiting_activity(waited=3)

    sound_alarm()

    assert letters(mo) == []


def test_alarm_tells_each_thing_once_a_day(mo, moment_in_time):
    waiting_activity("Soep", waited=5)

    sound_alarm()
    moment_in_time.shift(HOUR)
    waiting_activity("Taart", waited=5)
    sound_alarm()
    moment_in_time.shift(24 * HOUR)
    sound_alarm()

    assert [("Soep" in letter.message, "Taart" in letter.message) for letter in letters(mo)] == [
        (True, False),
        (False, True),
        (True, True),
    ]


def test_alarm_does_not_write_to_a_moderator_who_left(mo):
    mo.is_active = False
    mo.save()
    waiting_activity(waited=5)

    sound_alarm()

    assert letters(mo) == []


def days_ago(days):
    return timezone.now() - dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("make", "model"),
    [(make_message, Message), (make_report, Report), (make_enquiry, Enquiry)],
)
def test_what_was_handled_a_year_ago_is_forgotten(make, model):
    make(handled_at=days_ago(366))
    kept = [make(handled_at=days_ago(364)), make(received_at=days_ago(800))]

    forget_handled()

    assert list(model.objects.order_by("pk")) == kept


def test_admins_own_log_is_forgotten_after_a_year():
    person = make_user()
    entry = {"user": person, "object_repr": "Soep", "action_flag": 2}
    LogEntry.objects.create(action_time=days_ago(366), **entry)
    kept = LogEntry.objects.create(action_time=days_ago(364), **entry)

    forget_handled()

    assert list(LogEntry.objects.all()) == [kept]


def test_alarms_are_forgotten_as_well():
    Alarm.objects.create(key="oud", sent_at=days_ago(366))
    Alarm.objects.create(key="nieuw")

    forget_handled()

    assert [alarm.key for alarm in Alarm.objects.all()] == ["nieuw"]
