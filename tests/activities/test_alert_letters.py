"""The daily letter with what is new: to whom, when, about what, and never twice."""

import datetime as dt
import threading

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from activities import mails
from activities.alerts import mail_news
from activities.jobs import mail_alerts
from activities.models import Activity, Alert
from tests import factories
from tests.factories import at
from verbinding.lib import postman
from verbinding.lib.publishing import Status

MONDAY = dt.date(2026, 11, 23)
NOON, FIVE, SIX = 12, 17, 18

pytestmark = pytest.mark.django_db


def day(number):
    """Monday 23 November is day 0."""
    return MONDAY + dt.timedelta(days=number)


@pytest.fixture
def noor(edition):
    return factories.make_user("Noor", email="noor@example.nl")


@pytest.fixture
def alert(noor):
    return factories.make_alert(noor)


def letters():
    return list(Email.objects.order_by("pk"))


def subjects():
    return [letter.subject for letter in letters()]


# --- When ---------------------------------------------------------------------------------------


def test_letters_go_out_from_five_o_clock_once_a_day(alert, moment_in_time):
    counts = {}
    for number in range(3):
        moment_in_time.move_to(at(day(number), NOON))
        factories.make_activity(f"Soep {number}")
        for hour in (NOON, 16, FIVE, SIX, 23):
            moment_in_time.move_to(at(day(number), hour, 30))
            counts[number, hour] = mail_news()

    assert {key for key, count in counts.items() if count} == {(0, 17), (1, 17), (2, 17)}
    assert subjects() == ["Nieuw: Soep 0", "Nieuw: Soep 1", "Nieuw: Soep 2"]


def test_no_letter_when_nothing_is_new(alert, moment_in_time):
    factories.make_activity(published_at=at(day(-1), NOON))
    for number in range(3):
        moment_in_time.move_to(at(day(number), FIVE))
        mail_alerts()

    assert letters() == []
    alert.refresh_from_db()
    assert (alert.looked_on, alert.mailed_on) == (day(2), None)


def test_what_comes_after_five_is_told_tomorrow(alert, moment_in_time):
    moment_in_time.move_to(at(day(0), FIVE))
    mail_news()
    moment_in_time.move_to(at(day(0), SIX))
    factories.make_activity("Laat bedacht")
    moment_in_time.move_to(at(day(0), 23))
    mail_news()
    today = subjects()
    moment_in_time.move_to(at(day(1), FIVE))
    mail_news()

    assert (today, subjects()) == ([], ["Nieuw: Laat bedacht"])


def test_days_without_the_job_are_caught_up_in_one_letter(alert, moment_in_time):
    for number in range(3):
        moment_in_time.move_to(at(day(number), NOON))
        factories.make_activity(f"Soep {number}")
    moment_in_time.move_to(at(day(3), NOON))
    too_early = mail_news()
    moment_in_time.move_to(at(day(3), FIVE))

    assert (too_early, mail_news()) == (0, 1)
    assert subjects() == ["3 nieuwe activiteiten"]


def test_publishing_at_the_moment_of_looking_is_told_the_next_day(alert, moment_in_time):
    """Its row may not be committed yet: only what has settled is looked at."""
    moment_in_time.move_to(at(day(0), FIVE))
    factories.make_activity("Op de seconde")
    today = mail_news()
    moment_in_time.move_to(at(day(1), FIVE))

    assert (today, mail_news()) == (0, 1)


def test_confirmed_after_five_begins_tomorrow(noor, alert, moment_in_time):
    factories.make_activity("Soep")
    moment_in_time.move_to(at(day(0), FIVE))
    mail_news()
    Alert.objects.all().delete()
    moment_in_time.move_to(at(day(0), SIX))
    client = Client()
    client.force_login(noor)
    client.post("/meldingen/nieuw/")
    moment_in_time.shift(60)
    factories.make_activity("Taart")
    moment_in_time.move_to(at(day(0), 23))
    mail_news()
    today = subjects()
    moment_in_time.move_to(at(day(1), FIVE))
    mail_news()

    assert today == ["Nieuw: Soep"]
    assert subjects() == ["Nieuw: Soep", "Nieuw: Taart"]


def test_second_alert_of_the_day_waits_when_there_was_a_letter(noor, alert, moment_in_time):
    factories.make_activity("Soep")
    moment_in_time.move_to(at(day(0), FIVE))
    mail_news()
    factories.make_alert(noor, "gratis=1", seen_until=at(day(-1), NOON))
    moment_in_time.move_to(at(day(0), SIX))

    assert mail_news() == 0
    assert len(letters()) == 1


# --- What ---------------------------------------------------------------------------------------


def publish(title="Soep", **overrides):
    return factories.make_activity(title, **overrides)


def told(moment_in_time, number=0):
    """The text of the one letter of that day; empty when there was none."""
    moment_in_time.move_to(at(day(number), FIVE))
    mail_news()
    texts = [letter.message for letter in letters()]
    assert len(texts) < 2
    return texts[0] if texts else ""


@pytest.mark.parametrize(
    ("query", "matching", "other"),
    [
        ("gratis=1", {}, {"cost": 5}),
        ("plaats=Zwolle&straal=10", {}, {"lat": 50.85, "lon": 5.69}),
        ("provincie=overijssel", {}, {"province": "Limburg"}),
        ("alleen-welkom=1", {"welcomes_alone": True}, {}),
        ("q=taart", {"description": "We bakken taart."}, {}),
    ],
)
def test_only_what_fits_is_told(noor, moment_in_time, query, matching, other):
    factories.make_alert(noor, query)
    publish("Past wel", **matching)
    publish("Past niet", **other)

    text = told(moment_in_time)

    assert "Past wel" in text
    assert "Past niet" not in text


def test_theme_and_day_are_minded_too(noor, moment_in_time):
    theme = factories.make_theme()
    factories.make_alert(noor, "dag=2026-12-15&thema=samen-eten")
    publish("Past wel", theme=theme, moments=2)
    publish("Verkeerde dag", theme=theme)
    publish("Ander thema", moments=2)

    text = told(moment_in_time)

    assert "Past wel, dinsdag 15 december" in text
    assert "Verkeerde dag" not in text
    assert "Ander thema" not in text


def test_alert_whose_theme_is_gone_tells_nothing_instead_of_everything(noor, moment_in_time):
    theme = factories.make_theme()
    factories.make_alert(noor, "gratis=1&thema=samen-eten")
    theme.delete()
    publish()

    assert told(moment_in_time) == ""


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.PUBLISHED}))
def test_only_what_is_online_is_told(alert, moment_in_time, status):
    publish(status=status)

    assert told(moment_in_time) == ""


def test_what_is_over_or_of_another_year_is_not_told(alert, moment_in_time):
    publish("Ander jaar", edition=factories.make_edition(2027))
    over = publish("Geweest", moments=0)
    factories.make_moment(over, at(day(0), 9))

    assert told(moment_in_time) == ""


def test_own_groups_are_told_to_who_asks_for_them(noor, moment_in_time):
    publish("Onze klas", openness=Activity.Openness.OWN_GROUP, address_visibility="buurt")
    factories.make_alert(noor)
    first = told(moment_in_time)
    factories.make_alert(factories.make_user(), "openheid=eigen-groep", seen_until=at(day(-1), 1))

    assert first == ""
    assert "Onze klas" in told(moment_in_time, 1)


def test_letter_holds_all_alerts_of_one_address_each_activity_once(noor, moment_in_time):
    factories.make_alert(noor, "gratis=1", words="activiteiten, gratis")
    factories.make_alert(noor, words="activiteiten")
    publish("Gratis soep")
    publish("Dure soep", cost=5)

    text = told(moment_in_time)

    assert text.count("Gratis soep") == 1
    assert text.index("Nieuwe activiteiten, gratis:") < text.index("Gratis soep")
    assert text.index("Nieuwe activiteiten:") < text.index("Dure soep")
    assert subjects() == ["2 nieuwe activiteiten"]


def test_letter_tells_twenty_and_leads_to_the_rest(alert, moment_in_time):
    for number in range(21):
        publish(f"Soep {number:02}")

    text = told(moment_in_time)

    assert text.count("\n- ") == 20
    assert "En nog meer. Bekijk de hele lijst: http://testserver/activiteiten/" in text


def test_letter_without_room_for_the_second_alert_still_leads_there(noor, moment_in_time):
    factories.make_alert(noor, "gratis=1")
    factories.make_alert(noor, "online=1")
    for number in range(20):
        publish(f"Soep {number:02}")
    publish("Online", place_kind="online", cost=5)

    text = told(moment_in_time)

    assert text.count("\n- ") == 20
    assert "http://testserver/activiteiten/?online=1" in text


def test_letter_carries_any_words_unharmed(alert, moment_in_time):
    publish("R&B <3 👋🏽 {{ site_url }}")

    assert "- R&B <3 👋🏽 {{ site_url }}, maandag 14 december" in told(moment_in_time)


def test_letter_never_tells_a_hidden_address(alert, moment_in_time):
    publish(address="Geheimstraat 1", place_label="Assendorp, Zwolle", address_visibility="buurt")

    text = told(moment_in_time)

    assert "Assendorp, Zwolle" in text
    assert "Geheimstraat" not in text


def test_letter_can_be_stopped_from_text_and_from_the_mail_program(alert, moment_in_time):
    publish()
    text = told(moment_in_time)

    postman.send_due()

    message = mail.outbox[-1].message()
    address = f"http://testserver/meldingen/{alert.token}/"
    assert mail.outbox[-1].to == ["noor@example.nl"]
    assert message["List-Unsubscribe"] == f"<{address}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Auto-Submitted"] == "auto-generated"
    assert address in text


def test_everybody_gets_their_own_letter(alert, moment_in_time):
    annas = factories.make_alert(factories.make_user("Anna", email="anna@example.nl"))
    publish()
    moment_in_time.move_to(at(day(0), FIVE))

    assert mail_news() == 2

    tokens = {letter.to[0]: letter.message for letter in letters()}
    assert alert.token in tokens["noor@example.nl"]
    assert annas.token in tokens["anna@example.nl"]
    assert alert.token not in tokens["anna@example.nl"]


def test_nobody_hears_before_the_code_or_after_being_shut_out(edition, moment_in_time):
    factories.make_pending_alert()
    factories.make_alert(factories.make_user(is_active=False))
    publish()

    assert told(moment_in_time) == ""


# --- Never twice --------------------------------------------------------------------------------


def test_crash_in_the_middle_leaves_nothing_and_the_next_run_does_it(
    alert, moment_in_time, monkeypatch
):
    publish()
    moment_in_time.move_to(at(day(0), FIVE))

    def crash(*args):
        raise OSError("The machine went down.")

    with monkeypatch.context() as broken:
        broken.setattr(mails, "tell_news", crash)
        with pytest.raises(OSError, match="went down"):
            mail_news()
    alert.refresh_from_db()
    after_crash = (alert.looked_on, len(letters()))

    assert after_crash == (None, 0)
    assert (mail_news(), mail_news()) == (1, 0)
    assert len(letters()) == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_rivals_one_writes_the_letter(moment_in_time):
    factories.make_spelregels()
    noor = factories.make_user("Noor")
    for number in range(3):
        factories.make_alert(noor, f"q=soep&dagdeel={['ochtend', 'middag', 'avond'][number]}")
    publish("Soep")
    moment_in_time.move_to(at(day(0), FIVE))
    start, counts = threading.Barrier(6), []

    def run():
        try:
            start.wait()
            counts.append(mail_news())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(counts) == [0, 0, 0, 0, 0, 1]
    assert len(letters()) == 1
    assert set(Alert.objects.values_list("mailed_on", flat=True)) == {timezone.localdate()}
