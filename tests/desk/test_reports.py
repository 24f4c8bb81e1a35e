"""Telling that something is wrong: who may, about what, and when the moderators are alarmed."""

import pytest
from django.test import Client
from post_office.models import Email

from desk.models import Report
from tests.factories import make_activity, make_team
from tests.guarded import letters_to, opened
from verbinding.lib.publishing import VISIBLE, Status

pytestmark = pytest.mark.django_db

THANKS = "/melden/bedankt/"
HIDDEN = [status for status in Status if status not in VISIBLE]


def report(**overrides):
    return {"reason": "klopt-niet", "words": "Dit is al geweest.", "email": "", **overrides}


def url_of(thing):
    return f"{thing.get_absolute_url()}melden/"


def alarms_to(person):
    return letters_to(Email.objects.all(), person.email)


@pytest.mark.parametrize("who", ["client", "as_sam", "as_bram", "as_anna", "as_mo", "as_olga"])
def test_report_of_anyone_on_an_activity_is_kept(who, edition, request, moment_in_time):
    activity = make_activity()
    client = request.getfixturevalue(who)
    data = report() | opened(client, url_of(activity), moment_in_time)

    response = client.post(url_of(activity), data)

    stored = Report.objects.get()
    assert response.url == THANKS
    assert (stored.activity, stored.team, stored.reason) == (activity, None, "klopt-niet")
    assert stored.risk_signs == []
    assert client.get(THANKS).status_code == 200


def test_report_on_a_team_is_kept(client, edition):
    team = make_team()

    response = client.post(url_of(team), report())

    assert response.url == THANKS
    assert Report.objects.get().team == team


@pytest.mark.parametrize("status", HIDDEN)
@pytest.mark.parametrize("make", [make_activity, make_team])
def test_report_on_what_nobody_sees_is_not_found(client, edition, make, status):
    thing = make(status=status)

    assert client.get(url_of(thing)).status_code == 404
    assert client.post(url_of(thing), report()).status_code == 404


def test_report_on_what_is_cancelled_can_be_made(client, edition):
    activity = make_activity(status=Status.CANCELLED)

    assert client.get(url_of(activity)).status_code == 200


@pytest.mark.parametrize(
    ("overrides", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"reason": "zomaar"}, "reason"),
        ({"reason": "anders", "words": ""}, "words"),
        ({"words": "x" * 2001}, "words"),
        ({"email": "geen adres"}, "email"),
        ({"words": "nul\x00"}, "words"),
    ],
)
def test_report_with_bad_input_says_so_and_keeps_the_rest(client, edition, overrides, field):
    activity = make_activity()

    response = client.post(url_of(activity), report(**overrides))

    assert response.status_code == 422
    form = response.context["form"]
    assert list(form.errors) == [field]
    assert form["words"].value() == report(**overrides)["words"]
    assert not Report.objects.exists()


def test_report_sent_twice_makes_one(client, edition, moment_in_time):
    activity = make_activity()
    data = report() | opened(client, url_of(activity), moment_in_time)

    client.post(url_of(activity), data)
    client.post(url_of(activity), data)

    assert Report.objects.count() == 1


def test_report_tells_senders_apart_without_keeping_who_they_are(client, edition):
    activity = make_activity()

    client.post(url_of(activity), report())
    client.post(url_of(activity), report(words="Nog eens."))
    client.post(url_of(activity), report(words="Ik ook."), REMOTE_ADDR="203.0.113.9")
    client.post(url_of(activity), report(email="Noor@example.nl"))

    hashes = list(Report.objects.order_by("pk").values_list("sender_hash", flat=True))
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3
    assert not any("127.0.0.1" in found or "noor" in found for found in hashes)


def test_third_sender_alarms_the_moderators_once(client, edition, mo, olga):
    activity = make_activity()
    for number in range(1, 6):
        client.post(url_of(activity), report(), REMOTE_ADDR=f"203.0.113.{number}")

    [letter] = alarms_to(mo)
    assert len(alarms_to(olga)) == 1
    assert letter.subject == "3 mensen melden iets over “Soep voor de straat”"
    assert f"/beheer/wachtrij/activiteit/{activity.pk}/" in letter.message


def test_one_sender_alarms_nobody(client, edition, mo):
    activity = make_activity()
    for number in range(5):
        client.post(url_of(activity), report(words=f"Nog eens {number}"))

    assert alarms_to(mo) == []


def test_reports_on_different_things_alarm_nobody(client, edition, mo):
    for number in range(1, 4):
        activity = make_activity(f"Soep {number}")
        client.post(url_of(activity), report(), REMOTE_ADDR=f"203.0.113.{number}")

    assert alarms_to(mo) == []


def test_alarm_sounds_anew_after_the_reports_were_handled(client, edition, mo):
    team = make_team()
    for number in range(1, 4):
        client.post(url_of(team), report(), REMOTE_ADDR=f"203.0.113.{number}")
    for told in Report.objects.all():
        Report.objects.handle(told, handled_by=mo)
    for number in range(4, 7):
        client.post(url_of(team), report(), REMOTE_ADDR=f"203.0.113.{number}")

    assert len(alarms_to(mo)) == 2


def test_report_too_often_waits_with_the_filled_form(client, edition):
    activity = make_activity()
    for number in range(6):
        client.post(url_of(activity), report(words=f"{number}", email="noor@example.nl"))

    response = client.post(
        url_of(activity), report(words="De zevende keer", email="noor@example.nl")
    )

    assert response.status_code == 429
    assert "De zevende keer" in response.text


def test_report_needs_the_token_against_forgery(edition):
    activity = make_activity()

    response = Client(enforce_csrf_checks=True).post(url_of(activity), report())

    assert response.status_code == 403
    assert not Report.objects.exists()


def test_looking_at_the_form_changes_nothing(client, edition):
    activity = make_activity()

    client.get(url_of(activity), report())

    assert not Report.objects.exists()
